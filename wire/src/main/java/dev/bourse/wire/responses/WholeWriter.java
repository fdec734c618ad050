package dev.bourse.wire.responses;

import dev.bourse.wire.chat.Choice;
import dev.bourse.wire.chat.Event;
import dev.bourse.wire.chat.FinishReason;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Transcript;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Writes a whole answer: the output of its steps, without the events that would tell them. */
final class WholeWriter {
    private final Output output;
    private final Rope untold = new Rope();
    private int calls;
    private int blocks;

    private WholeWriter(Identity identity) {
        output = new Output(new Events(0), Stamp.suffix(identity.id()));
    }

    static byte[] write(
            Transcript answer, Identity identity, Echo echo, ResponsesWriter.Told told) {
        WholeWriter writer = new WholeWriter(identity);
        Choice choice = answer.choices().getFirst();
        writer.parts(choice);
        FinishReason reason =
                choice.finished() == null ? FinishReason.STOP : choice.finished().reason();
        writer.output.finish(reason, writer.untold);
        long created = answer.created() > 0 ? answer.created() : identity.created();
        Map<String, JsonValue> begun = ResponseObject.members(identity, created);
        return ResponsesWriter.ended(begun, writer.output, reason, told, echo);
    }

    /** What belongs to the text as a whole goes with the last piece of it. */
    private void parts(Choice choice) {
        int last = lastText(choice.parts());
        for (int i = 0; i < choice.parts().size(); i++) {
            part(choice.parts().get(i), i == last ? logprobs(choice) : null);
            if (i == last) {
                choice.annotations().forEach(note -> write(new Event.Annotated(0, note)));
            }
        }
    }

    private static int lastText(List<Part> parts) {
        int last = -1;
        for (int i = 0; i < parts.size(); i++) {
            last = parts.get(i) instanceof Part.Text ? i : last;
        }
        return last;
    }

    private static @Nullable JsonValue logprobs(Choice choice) {
        return choice.logprobs().isEmpty()
                ? null
                : JsonValue.of(Map.of("content", choice.logprobs()));
    }

    private void part(Part part, @Nullable JsonValue logprobs) {
        switch (part) {
            case Part.Text(String text, _) -> write(new Event.Text(0, text, logprobs));
            case Part.Refusal(String text) -> write(new Event.Refused(0, text));
            case Part.Thought(var detail) -> write(new Event.Thought(0, blocks++, detail));
            case Part.Media media -> write(new Event.Made(0, media));
            case Part.ToolCall call -> {
                write(new Event.CallBegun(0, calls, call.id(), call.name()));
                write(new Event.CallArguments(0, calls++, call.arguments()));
            }
            case Part.ToolResult _ -> {}
        }
    }

    private void write(Event event) {
        output.write(event, untold);
        untold.take();
    }
}
