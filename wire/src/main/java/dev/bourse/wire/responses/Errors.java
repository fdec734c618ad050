package dev.bourse.wire.responses;

import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** Errors as this dialect has them (openrouter.md 6.5). */
final class Errors {
    private Errors() {}

    /** The body of an HTTP response that is an error. */
    static byte[] envelope(ApiError error, @Nullable JsonObject metadata) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("error", error.json());
        members.put("error_type", JsonValue.of(error.type().wireName()));
        if (metadata != null && !error.isMasked()) {
            members.put("openrouter_metadata", metadata);
        }
        return Json.bytes(new JsonObject(members));
    }

    /** The {@code error} of a response that failed. */
    static JsonObject inResponse(ApiError error) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("code", JsonValue.of(code(error.type())));
        members.put("message", JsonValue.of(error.shown().message()));
        return new JsonObject(members);
    }

    /**
     * Whether it only says that the answer had no more room, which is how answers end, not fail.
     */
    static boolean isLength(ErrorType type) {
        return switch (type) {
            case CONTEXT_LENGTH_EXCEEDED,
                    MAX_TOKENS_EXCEEDED,
                    TOKEN_LIMIT_EXCEEDED,
                    STRING_TOO_LONG ->
                    true;
            default -> false;
        };
    }

    /** The code of a kind of error. */
    static String code(ErrorType type) {
        return switch (type) {
            case RATE_LIMIT_EXCEEDED -> "rate_limit_exceeded";
            case CONTEXT_LENGTH_EXCEEDED, INVALID_REQUEST, INVALID_PROMPT -> "invalid_prompt";
            case CONTENT_POLICY_VIOLATION -> "image_content_policy_violation";
            default -> "server_error";
        };
    }

    /** What an upstream's {@code error} object, or the event of that name, says. */
    static UpstreamError read(JsonValue error) {
        JsonValue said = error.asObject().flatMap(it -> it.get("error")).orElse(error);
        UpstreamError plain = UpstreamError.of(said);
        String code = said.asObject().flatMap(it -> it.text("code")).orElse("");
        return plain.code() > 0
                ? plain
                : new UpstreamError(status(code), plain.kind(), plain.message());
    }

    /** The HTTP status of a code that comes without one; 0 when it is unknown. */
    private static int status(String code) {
        return switch (code) {
            case "rate_limit_exceeded" -> 429;
            case "vector_store_timeout" -> 504;
            case "bio_policy",
                    "invalid_prompt",
                    "failed_to_download_image",
                    "empty_image_file",
                    "unsupported_image_media_type" ->
                    400;
            default -> code.startsWith("invalid_") || code.startsWith("image_") ? 400 : 0;
        };
    }
}
