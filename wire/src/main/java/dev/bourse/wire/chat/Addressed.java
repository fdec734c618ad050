package dev.bourse.wire.chat;

import org.jspecify.annotations.Nullable;

/**
 * What the path of a request says where its dialect puts it there and not into the body (Gemini).
 *
 * @param model the model; null when the body names it
 * @param stream whether the path asks for a stream
 * @param array whether a stream shall be one JSON array, as it is without {@code alt=sse}
 */
public record Addressed(@Nullable String model, boolean stream, boolean array) {
    /** The body says everything. */
    public static final Addressed BY_BODY = new Addressed(null, false, false);
}
