package dev.bourse.wire.openai;

import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.json.JsonException;

/** What an upstream's whole body, received with status 200, turns out to be. */
public sealed interface WholeAnswer permits Answer, UpstreamError, WholeAnswer.Garbage {
    /**
     * No completion at all.
     *
     * @param why what is wrong with it, for logs
     */
    record Garbage(String why) implements WholeAnswer {}

    /** Reads a body; it is never copied and must not be changed afterwards. */
    static WholeAnswer read(byte[] body, Identity identity) {
        try {
            return read(body, Completion.ofBody(body, new Stamp(identity)));
        } catch (JsonException problem) {
            return new Garbage(String.valueOf(problem.getMessage()));
        }
    }

    private static WholeAnswer read(byte[] body, Completion completion) {
        UpstreamError error = completion.error();
        if (error != null) {
            return error;
        }
        if (completion.choices().finish() == FinishReason.ERROR) {
            return new UpstreamError(0, "", "");
        }
        return completion.choices().count() > 0
                ? new Answer(body, completion)
                : new Garbage("there are no choices");
    }
}
