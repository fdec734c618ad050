package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Why a request found no endpoint (openrouter.md 6.4). */
public enum Availability {
    MODEL_NOT_FOUND(ErrorType.INVALID_REQUEST),
    WRONG_ENDPOINT(ErrorType.INVALID_REQUEST),
    NO_ENDPOINTS(ErrorType.NOT_FOUND),
    MODEL_DEPRECATED(ErrorType.NOT_FOUND),
    MODEL_UNAVAILABLE_UPSTREAM(ErrorType.NOT_FOUND),
    PRIVACY_RESTRICTED(ErrorType.NOT_FOUND),
    CONSTRAINT_FILTERED(ErrorType.NOT_FOUND),
    FREE_VARIANT_ENDED(ErrorType.NOT_FOUND),
    REGION_RESTRICTED(ErrorType.PERMISSION_DENIED),
    CAPACITY_EXHAUSTED(ErrorType.RATE_LIMIT_EXCEEDED),
    TEMPORARILY_UNAVAILABLE(ErrorType.PROVIDER_OVERLOADED);

    private final ErrorType type;

    Availability(ErrorType type) {
        this.type = type;
    }

    /** The kind of error it is reported as. */
    public ErrorType type() {
        return type;
    }

    /** The name as {@code availability.code}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the same request may succeed later. */
    public boolean isRetryable() {
        return this == CAPACITY_EXHAUSTED || this == TEMPORARILY_UNAVAILABLE;
    }

    /**
     * The {@code availability} object.
     *
     * @param requested the models that were asked for
     * @param docsUrl where a person can read about the reason
     * @param more further members, such as {@code excluded_by} or {@code retry_after}
     */
    public JsonObject json(List<String> requested, String docsUrl, Map<String, ?> more) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("code", JsonValue.of(code()));
        members.put("retryable", JsonValue.of(isRetryable()));
        members.put("requested_models", JsonValue.of(requested));
        members.put("docs_url", JsonValue.of(docsUrl));
        more.forEach((name, value) -> members.put(name, JsonValue.of(value)));
        return new JsonObject(members);
    }
}
