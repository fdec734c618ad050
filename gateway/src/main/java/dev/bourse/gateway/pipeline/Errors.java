package dev.bourse.gateway.pipeline;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.ErrorEnvelope;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Errors as complete answers in the envelope of the OpenAI dialect. */
public final class Errors {
    private static final String RETRY_AFTER = "retry_after";

    private Errors() {}

    /** The answer for a request that did not become a generation. */
    public static Reply answer(ApiError error) {
        return answer(error, Map.of(), null);
    }

    /** The answer for a generation that failed. */
    static Reply answer(ApiError error, GenerationId id, @Nullable JsonObject metadata) {
        return answer(error, Map.of("X-Generation-Id", id.value()), metadata);
    }

    private static Reply answer(
            ApiError error, Map<String, String> headers, @Nullable JsonObject metadata) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        retryAfter(error).ifPresent(seconds -> all.put("Retry-After", seconds));
        return new Reply(error.status(), all, ErrorEnvelope.bytes(error, null, metadata));
    }

    private static Optional<String> retryAfter(ApiError error) {
        return Optional.ofNullable(error.availability())
                .flatMap(why -> why.number(RETRY_AFTER))
                .map(BigDecimal::toPlainString);
    }
}
