package dev.bourse.wire.anthropic;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error as Anthropic's clients expect it (openrouter.md 6.5). */
final class ErrorEnvelope {
    private static final int SERVER = 500;

    private ErrorEnvelope() {}

    /**
     * The envelope around an error.
     *
     * @param id the generation, as {@code request_id}; null when the request did not become one
     * @param metadata {@code openrouter_metadata}; null leaves it out, and so does an internal
     *     error
     */
    static JsonObject of(ApiError error, @Nullable GenerationId id, @Nullable JsonObject metadata) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", JsonValue.of("error"));
        members.put("error", described(error.shown()));
        members.put("request_id", JsonValue.of(id == null ? null : id.value()));
        if (metadata != null && !error.isMasked()) {
            members.put("openrouter_metadata", metadata);
        }
        return new JsonObject(members);
    }

    private static JsonObject described(ApiError error) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", JsonValue.of(type(error.type())));
        members.put("message", JsonValue.of(error.message()));
        members.put("error_type", JsonValue.of(error.type().wireName()));
        if (!error.metadata().members().isEmpty()) {
            members.put("metadata", error.metadata());
        }
        if (error.availability() != null) {
            members.put("availability", error.availability());
        }
        return new JsonObject(members);
    }

    /** Anthropic's word for a kind of error. */
    static String type(ErrorType type) {
        return switch (type) {
            case AUTHENTICATION -> "authentication_error";
            case PERMISSION_DENIED -> "permission_error";
            case PAYMENT_REQUIRED -> "billing_error";
            case NOT_FOUND, IMAGE_NOT_FOUND -> "not_found_error";
            case RATE_LIMIT_EXCEEDED -> "rate_limit_error";
            case PROVIDER_OVERLOADED -> "overloaded_error";
            case TIMEOUT -> "timeout_error";
            default -> isOfTheRequest(type) ? "invalid_request_error" : "api_error";
        };
    }

    private static boolean isOfTheRequest(ErrorType type) {
        return type.status() < SERVER;
    }
}
