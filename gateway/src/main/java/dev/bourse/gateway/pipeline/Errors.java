package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.pipeline.Admission.Refused;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.Front;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Errors as complete answers in the envelope of the dialect that was called. */
public final class Errors {
    private static final String RETRY_AFTER = "retry_after";

    private Errors() {}

    /** The answer of the control plane. */
    public static Reply answer(ApiError error) {
        return answer(Protocols.of(Dialect.OPENAI), error);
    }

    /** The answer for a request that did not become a generation. */
    public static Reply answer(Front called, ApiError error) {
        return reply(error, Map.of(), called.error(error, null, null));
    }

    /** The answer for a request that was not admitted. */
    static Reply answer(Front called, Refused refused) {
        ApiError error = refused.error();
        return reply(error, Map.of(), called.error(error, null, refused.metadata()));
    }

    /** The answer for a generation that failed. */
    static Reply answer(
            Front called,
            ApiError error,
            GenerationId id,
            Notices notices,
            @Nullable JsonObject metadata) {
        return reply(error, notices.headers(id), called.error(error, id, metadata));
    }

    private static Reply reply(ApiError error, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        retryAfter(error).ifPresent(seconds -> all.put("Retry-After", seconds));
        return new Reply(error.status(), all, body);
    }

    private static Optional<String> retryAfter(ApiError error) {
        return Optional.ofNullable(error.availability())
                .flatMap(why -> why.number(RETRY_AFTER))
                .map(BigDecimal::toPlainString);
    }
}
