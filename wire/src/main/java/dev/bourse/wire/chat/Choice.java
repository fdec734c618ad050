package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One answer of a whole answer.
 *
 * @param index which of several
 * @param parts what was said, in order: text, thoughts, tool calls, refusals, media
 * @param annotations sources that the text refers to
 * @param logprobs items of {@code logprobs.content} as in OpenAI's chat completions; empty when
 *     there are none
 * @param finished why it ended; null when the upstream did not say
 */
public record Choice(
        int index,
        List<Part> parts,
        List<JsonValue> annotations,
        List<JsonValue> logprobs,
        Event.@Nullable Finished finished) {
    public Choice {
        parts = List.copyOf(parts);
        annotations = List.copyOf(annotations);
        logprobs = List.copyOf(logprobs);
    }

    /** All text in one. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text(String more, _)) {
                text.append(more);
            }
        }
        return text.toString();
    }

    /** The parts of one kind, in order. */
    public <P extends Part> List<P> parts(Class<P> kind) {
        return parts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
