package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.gateway.pipeline.Itinerary.Failed;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What the caller hears when no attempt succeeded: the last provider's error, those before it, and
 * the shortest hint when to come back (openrouter.md 2.11, 6).
 */
final class Failures {
    private static final String DOCS = "/docs/errors.md";

    private Failures() {}

    /**
     * The error after those attempts; with none, why none was possible.
     *
     * @param names what people know an endpoint's provider by
     */
    static ApiError of(Itinerary way, List<String> requested, Function<Endpoint, String> names) {
        List<Failed> failures = way.failures();
        if (failures.isEmpty()) {
            return Objects.requireNonNull(way.unsaid()).error();
        }
        ApiError last = last(failures, requested);
        ApiError error =
                new ApiError(
                        last.type(),
                        last.status(),
                        last.message(),
                        last.metadata(),
                        availability(last, failures, requested));
        List<Failed> before = failures.subList(0, failures.size() - 1);
        return before.isEmpty()
                ? error
                : error.with(
                        "previous_errors", before.stream().map(one -> view(one, names)).toList());
    }

    /** A model that none of its providers knows is not there, though the catalogue has it. */
    private static ApiError last(List<Failed> failures, List<String> requested) {
        boolean unknown =
                failures.stream()
                        .allMatch(one -> one.verdict().result().equals(Verdict.UNKNOWN_MODEL));
        return unknown
                ? ApiError.of(
                        ErrorType.NOT_FOUND,
                        String.join(", ", requested) + " is unknown to its own providers")
                : failures.getLast().verdict().error();
    }

    private static @Nullable JsonObject availability(
            ApiError last, List<Failed> failures, List<String> requested) {
        Code code =
                switch (last.type()) {
                    case RATE_LIMIT_EXCEEDED -> Code.CAPACITY_EXHAUSTED;
                    case PROVIDER_OVERLOADED -> Code.TEMPORARILY_UNAVAILABLE;
                    case PERMISSION_DENIED -> Code.REGION_RESTRICTED;
                    case NOT_FOUND -> Code.MODEL_UNAVAILABLE_UPSTREAM;
                    default -> null;
                };
        return code == null
                ? last.availability()
                : AvailabilityView.of(code, requested, DOCS, details(code, failures));
    }

    private static Map<String, Object> details(Code code, List<Failed> failures) {
        Map<String, Object> details = new LinkedHashMap<>();
        OptionalLong seconds = retryAfter(failures);
        if (code.retryable() && seconds.isPresent()) {
            details.put("retry_after", seconds.getAsLong());
        }
        details.put(
                "affected_providers",
                failures.stream().map(one -> one.endpoint().provider()).distinct().toList());
        if (code == Code.REGION_RESTRICTED) {
            details.put("excluded_by", List.of("geo"));
        }
        return details;
    }

    private static OptionalLong retryAfter(List<Failed> failures) {
        return failures.stream()
                .mapToLong(one -> one.verdict().retryAfterSeconds())
                .filter(seconds -> seconds >= 0)
                .min();
    }

    /** A failure before the last; its {@code status} is null when no status came. */
    private static Map<String, @Nullable Object> view(
            Failed failed, Function<Endpoint, String> names) {
        Verdict verdict = failed.verdict();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("provider", names.apply(failed.endpoint()));
        view.put("tag", failed.endpoint().tag());
        view.put("code", verdict.error().status());
        view.put("status", verdict.status() == 0 ? null : verdict.status());
        view.put("message", verdict.error().message());
        return view;
    }
}
