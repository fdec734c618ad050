package dev.bourse.wire.openai;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a response that is an error (openrouter.md 6.1). */
public final class ErrorEnvelope {
    private ErrorEnvelope() {}

    /** Just the error. */
    public static byte[] bytes(ApiError error) {
        return bytes(error, null, null);
    }

    /**
     * The error and what belongs beside it.
     *
     * @param userId who asked; null leaves it out
     * @param metadata {@code openrouter_metadata}; null leaves it out, and so does an internal
     *     error
     */
    public static byte[] bytes(
            ApiError error, @Nullable String userId, @Nullable JsonObject metadata) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("error", error.json());
        if (userId != null) {
            members.put("user_id", JsonValue.of(userId));
        }
        if (metadata != null && !error.isMasked()) {
            members.put("openrouter_metadata", metadata);
        }
        return Json.bytes(new JsonObject(members));
    }
}
