package dev.bourse.wire.chat;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/** What callers speak: how their requests are read and how they are refused. */
public interface Front {
    /** Reads and checks a caller's request; the body is never copied. */
    Scanned scan(byte[] body, Addressed addressed);

    /**
     * An error in the dialect's envelope.
     *
     * @param id the generation; null when the request did not become one
     * @param metadata {@code openrouter_metadata}; null leaves it out
     */
    byte[] error(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata);
}
