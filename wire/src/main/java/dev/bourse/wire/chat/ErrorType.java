package dev.bourse.wire.chat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The stable names of errors, equal in all dialects (openrouter.md 6.3), with their HTTP status.
 */
public enum ErrorType {
    CONTEXT_LENGTH_EXCEEDED("context_length_exceeded", 400),
    MAX_TOKENS_EXCEEDED("max_tokens_exceeded", 400),
    TOKEN_LIMIT_EXCEEDED("token_limit_exceeded", 400),
    STRING_TOO_LONG("string_too_long", 400),
    INVALID_REQUEST("invalid_request", 400),
    INVALID_PROMPT("invalid_prompt", 400),
    CONTENT_POLICY_VIOLATION("content_policy_violation", 400),
    REFUSAL("refusal", 400),
    INVALID_IMAGE("invalid_image", 400),
    IMAGE_TOO_LARGE("image_too_large", 400),
    IMAGE_TOO_SMALL("image_too_small", 400),
    UNSUPPORTED_IMAGE_FORMAT("unsupported_image_format", 400),
    IMAGE_DOWNLOAD_FAILED("image_download_failed", 400),
    AUTHENTICATION("authentication", 401),
    PAYMENT_REQUIRED("payment_required", 402),
    PERMISSION_DENIED("permission_denied", 403),
    NOT_FOUND("not_found", 404),
    IMAGE_NOT_FOUND("image_not_found", 404),
    PRECONDITION_FAILED("precondition_failed", 412),
    PAYLOAD_TOO_LARGE("payload_too_large", 413),
    UNPROCESSABLE("unprocessable", 422),
    RATE_LIMIT_EXCEEDED("rate_limit_exceeded", 429),
    SERVER("server", 500),
    UNMAPPED("unmapped", 500),
    PROVIDER_UNAVAILABLE("provider_unavailable", 502),
    PROVIDER_OVERLOADED("provider_overloaded", 503),
    TIMEOUT("timeout", 504);

    private static final Map<String, ErrorType> BY_WIRE_NAME = byWireName();

    private final String wireName;
    private final int status;

    ErrorType(String wireName, int status) {
        this.wireName = wireName;
        this.status = status;
    }

    /** The name as {@code error_type} in every dialect. */
    public String wireName() {
        return wireName;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** The constant of that wire name, or empty when the name is unknown. */
    public static Optional<ErrorType> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    private static Map<String, ErrorType> byWireName() {
        Map<String, ErrorType> names = new HashMap<>();
        for (ErrorType value : values()) {
            names.put(value.wireName, value);
        }
        return Map.copyOf(names);
    }
}
