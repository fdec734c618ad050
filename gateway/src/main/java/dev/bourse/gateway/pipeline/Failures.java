package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the caller hears when no attempt succeeded: the last provider's error, those before it, and
 * the shortest hint when to come back (openrouter.md 2.11, 6).
 */
final class Failures {
    private static final String DOCS = "/docs/errors.md";

    private Failures() {}

    /** The error after those attempts, of which there is at least one. */
    static ApiError of(Itinerary way, List<String> requested) {
        List<Verdict> verdicts = way.failures();
        ApiError last = verdicts.getLast().error();
        ApiError error =
                new ApiError(
                        last.type(),
                        last.status(),
                        last.message(),
                        last.metadata(),
                        availability(last, verdicts, requested));
        return verdicts.size() == 1 ? error : error.with("previous_errors", before(way));
    }

    private static @Nullable JsonObject availability(
            ApiError last, List<Verdict> verdicts, List<String> requested) {
        return switch (last.type()) {
            case RATE_LIMIT_EXCEEDED -> retryable(Code.CAPACITY_EXHAUSTED, verdicts, requested);
            case PROVIDER_OVERLOADED ->
                    retryable(Code.TEMPORARILY_UNAVAILABLE, verdicts, requested);
            default -> last.availability();
        };
    }

    private static JsonObject retryable(Code code, List<Verdict> verdicts, List<String> requested) {
        OptionalLong seconds = retryAfter(verdicts);
        Map<String, Long> hint =
                seconds.isPresent() ? Map.of("retry_after", seconds.getAsLong()) : Map.of();
        return AvailabilityView.of(code, requested, DOCS, hint);
    }

    private static OptionalLong retryAfter(List<Verdict> verdicts) {
        return verdicts.stream().mapToLong(Verdict::retryAfterSeconds).filter(it -> it >= 0).min();
    }

    private static List<Map<String, Object>> before(Itinerary way) {
        List<Map<String, Object>> errors = new ArrayList<>();
        for (int i = 0; i < way.failures().size() - 1; i++) {
            errors.add(error(way.records().get(i), way.failures().get(i)));
        }
        return errors;
    }

    private static Map<String, Object> error(AttemptRecord attempt, Verdict verdict) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("provider", attempt.provider());
        error.put("code", verdict.error().status());
        error.put("status", verdict.status());
        error.put("message", verdict.error().message());
        return error;
    }
}
