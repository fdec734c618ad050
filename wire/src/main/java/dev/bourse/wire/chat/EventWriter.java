package dev.bourse.wire.chat;

import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;

import org.jspecify.annotations.Nullable;

/** Writes one streamed answer in a caller's dialect. */
public interface EventWriter {
    /** Writes what a step becomes; counts, failures and ends write nothing. */
    void write(Event event, Rope out);

    /** What ends a complete stream: usage with its cost, and the terminator. */
    byte[] closing(Usage counted, Charge charge, @Nullable JsonObject metadata);

    /**
     * What ends a stream that broke after content went out.
     *
     * @param metadata {@code openrouter_metadata}; null leaves it out, and so does an internal
     *     error
     */
    byte[] broken(ApiError error, @Nullable JsonObject metadata);
}
