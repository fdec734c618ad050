package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error as a caller sees it, in no dialect yet.
 *
 * @param type the stable kind
 * @param status HTTP status, 400 to 599; normally that of the kind
 * @param message one sentence for people
 * @param metadata further members of {@code error.metadata}, without {@code error_type}
 * @param availability why nothing could serve the request; null when that is not the matter
 */
public record ApiError(
        ErrorType type,
        int status,
        String message,
        JsonObject metadata,
        @Nullable JsonObject availability) {
    private static final int LOWEST = 400;
    private static final int HIGHEST = 599;
    private static final int INTERNAL = 500;

    public ApiError {
        if (status < LOWEST || status > HIGHEST) {
            throw new IllegalArgumentException("not the status of an error: " + status);
        }
    }

    /** An error with the status of its kind. */
    public static ApiError of(ErrorType type, String message) {
        return new ApiError(type, type.status(), message, JsonObject.EMPTY, null);
    }

    /** The same error under another status (529 for 503, 408 for 504). */
    public ApiError withStatus(int other) {
        return new ApiError(type, other, message, metadata, availability);
    }

    /**
     * The same error with one more member of metadata: a plain value as in {@link JsonValue#of}.
     */
    public ApiError with(String name, @Nullable Object value) {
        Map<String, JsonValue> members = new LinkedHashMap<>(metadata.members());
        members.put(name, JsonValue.of(value));
        return new ApiError(type, status, message, new JsonObject(members), availability);
    }

    /** Whether callers learn nothing about the cause. */
    public boolean isMasked() {
        return status == INTERNAL;
    }

    /** What callers are shown: an internal error keeps its cause to itself. */
    public ApiError shown() {
        return isMasked()
                ? new ApiError(type, status, "Internal server error", JsonObject.EMPTY, null)
                : this;
    }

    /**
     * The {@code error} object: code, message, metadata with the kind, availability. The kind
     * stands in {@code type} too, where OpenAI's clients look for it.
     */
    public JsonObject json() {
        ApiError shown = shown();
        Map<String, JsonValue> described = new LinkedHashMap<>();
        described.put("error_type", JsonValue.of(type.wireName()));
        described.putAll(shown.metadata.members());
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("code", JsonValue.of(status));
        members.put("message", JsonValue.of(shown.message));
        members.put("type", JsonValue.of(type.wireName()));
        members.put("metadata", new JsonObject(described));
        if (shown.availability != null) {
            members.put("availability", shown.availability);
        }
        return new JsonObject(members);
    }
}
