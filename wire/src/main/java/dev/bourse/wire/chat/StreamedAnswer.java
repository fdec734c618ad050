package dev.bourse.wire.chat;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * One attempt's stream on its way from an upstream to a caller. Until the first content nothing
 * goes out, so that another endpoint may still take over. The usage is held back and goes out once,
 * at the end, with the cost. Not thread-safe.
 */
public interface StreamedAnswer extends Told {
    /** Says what the upstream calls its answer, before the first bytes of it; empty for nothing. */
    default void began(String mediaType) {}

    /**
     * Whether only this stream knows what its bytes mean. Of others, one that begins with a brace
     * is an error in place of events.
     */
    default boolean isOpaque() {
        return false;
    }

    /**
     * Whether a caller can be told that the answer broke. One who can't has to be cut off, lest
     * half an answer passes for a whole.
     */
    default boolean tellsOfFailure() {
        return true;
    }

    /** Takes the next bytes from the upstream, cut wherever the network cut them. */
    Relayed accept(byte[] read);

    /** Says that the upstream closed the stream. */
    Relayed end();

    /** Whether the model has said anything yet; a role alone is not content. */
    boolean hasContent();

    /** What ends a complete stream: the usage with its cost, and the terminator. */
    byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata);

    /** What the stream is to the caller, as in {@code Content-Type}. */
    default String mediaType() {
        return "text/event-stream";
    }

    /**
     * What ends a stream that broke after content went out.
     *
     * @param metadata {@code openrouter_metadata}; null leaves it out, and so does an internal
     *     error
     */
    byte[] broken(ApiError error, @Nullable JsonObject metadata);
}
