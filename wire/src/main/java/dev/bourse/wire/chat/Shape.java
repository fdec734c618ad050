package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.splice.Outline;

import org.jspecify.annotations.Nullable;

/**
 * How a chunk looks that says one thing, and what it says but for the words.
 *
 * @param outline the chunk without its strings
 * @param carrier which hole has the words
 * @param event what it said when it was learnt
 */
public record Shape(Outline outline, int carrier, Event event) {
    /** What a chunk says; null when it looks otherwise or says nothing. */
    @Nullable Event read(byte[] source, int from, int to, int[] bounds) {
        if (!outline.fits(source, from, to, bounds)) {
            return null;
        }
        int start = bounds[2 * carrier];
        int end = bounds[2 * carrier + 1];
        return start == end ? null : with(JsonText.inside(source, start, end));
    }

    private Event with(JsonText words) {
        return switch (event) {
            case Event.Text text -> new Event.Text(text.choice(), words, null);
            case Event.Refused refused -> new Event.Refused(refused.choice(), words);
            case Event.CallArguments call ->
                    new Event.CallArguments(call.choice(), call.call(), words);
            case Event.Thought thought ->
                    new Event.Thought(
                            thought.choice(), thought.block(), with(thought.piece(), words));
            default -> throw new IllegalStateException("no shape for " + event);
        };
    }

    /** Whether an event says nothing but words, so that another one may say the same of others. */
    public static boolean isRepeatable(Event event) {
        return switch (event) {
            case Event.Text text -> text.logprobs() == null;
            case Event.Refused _, Event.CallArguments _ -> true;
            case Event.Thought thought -> !thought.piece().isSigned();
            default -> false;
        };
    }

    private static ReasoningDetail with(ReasoningDetail piece, JsonText words) {
        return new ReasoningDetail(piece.kind(), words, null, piece.id(), piece.format());
    }
}
