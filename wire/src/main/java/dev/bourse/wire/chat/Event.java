package dev.bourse.wire.chat;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;

import org.jspecify.annotations.Nullable;

/**
 * A step of an answer in no dialect. An answer is {@link Begun}, then pieces in the order in which
 * they were made, {@link Finished} for each choice, {@link Counted} at most once that counts (the
 * last one holds), and {@link Ended}. A whole answer is the same steps, each piece in one.
 */
public sealed interface Event {
    /**
     * The upstream took the request.
     *
     * @param upstreamId its id of the answer; null when it gave none
     * @param created epoch seconds; 0 when it does not say
     */
    record Begun(@Nullable String upstreamId, long created) implements Event {}

    /**
     * More text.
     *
     * @param logprobs log probabilities as in OpenAI's chat completions ({@code {content:[..]}});
     *     null when there are none
     */
    record Text(int choice, JsonText text, @Nullable JsonValue logprobs) implements Event {
        public Text(int choice, String text, @Nullable JsonValue logprobs) {
            this(choice, JsonText.of(text), logprobs);
        }
    }

    /**
     * More reasoning. Pieces of one block follow each other under one index.
     *
     * @param block counts the blocks of the answer from 0
     * @param piece the text so far unsaid; the signature comes with a piece that may have no text
     */
    record Thought(int choice, int block, ReasoningDetail piece) implements Event {}

    /**
     * A tool call begins.
     *
     * @param call counts the calls of the choice from 0
     * @param id as the upstream named it
     */
    record CallBegun(int choice, int call, String id, String name) implements Event {}

    /** More of the arguments of a tool call, a piece of JSON text. */
    record CallArguments(int choice, int call, JsonText json) implements Event {
        public CallArguments(int choice, int call, String json) {
            this(choice, call, JsonText.of(json));
        }
    }

    /** More of a refusal. */
    record Refused(int choice, JsonText text) implements Event {
        public Refused(int choice, String text) {
            this(choice, JsonText.of(text));
        }
    }

    /** A medium that the model made. */
    record Made(int choice, Part.Media media) implements Event {}

    /** A source that the text refers to, as in OpenAI's chat completions ({@code url_citation}). */
    record Annotated(int choice, JsonValue annotation) implements Event {}

    /**
     * A choice is complete.
     *
     * @param nativeReason why, in the upstream's own word; null when it did not say
     * @param stopSequence which of the caller's texts ended it; null when none did or it is not
     *     told
     */
    record Finished(
            int choice,
            FinishReason reason,
            @Nullable String nativeReason,
            @Nullable String stopSequence)
            implements Event {}

    /** The upstream's own count; only when it can be true. */
    record Counted(Tokens tokens) implements Event {}

    /**
     * The provider searched the web for the answer.
     *
     * @param times how often so far; of several the largest holds
     */
    record Searched(long times) implements Event {}

    /** The upstream failed and said so. */
    record Failed(UpstreamError error) implements Event {}

    /** The upstream said that this is all: its dialect's terminator, or the end of a whole body. */
    record Ended() implements Event {}
}
