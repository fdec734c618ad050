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

    /** What ends a stream that broke after content went out. */
    byte[] broken(ApiError error);
}
