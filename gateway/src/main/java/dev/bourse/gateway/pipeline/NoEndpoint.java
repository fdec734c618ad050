package dev.bourse.gateway.pipeline;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.routing.Availability;
import dev.bourse.domain.routing.Demand;
import dev.bourse.domain.routing.Plan;
import dev.bourse.domain.routing.Stage;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** An empty plan as the error that a caller sees, with the funnel that explains it. */
final class NoEndpoint {
    private static final String DOCS = "/docs/routing.md";

    private NoEndpoint() {}

    /**
     * @param names what people know an endpoint's provider by
     */
    static ApiError of(Plan plan, Demand demand, Function<Endpoint, String> names) {
        Availability why = Objects.requireNonNull(plan.availability());
        ErrorType type = type(why.code());
        ApiError error =
                new ApiError(type, type.status(), message(why), JsonObject.EMPTY, view(why));
        if (plan.funnel().initial() == 0) {
            return error;
        }
        return error.with("routing_funnel", new PlanView(names).funnel(plan.funnel()))
                .with("failed_routing_step", failedStep(plan))
                .with("available_providers", PlanView.providers(plan))
                .with("requested_providers", demand.preference().only());
    }

    private static ErrorType type(Availability.Code code) {
        return switch (code) {
            case MODEL_NOT_FOUND, WRONG_ENDPOINT -> ErrorType.INVALID_REQUEST;
            case NO_ENDPOINTS,
                    MODEL_DEPRECATED,
                    MODEL_UNAVAILABLE_UPSTREAM,
                    PRIVACY_RESTRICTED,
                    CONSTRAINT_FILTERED,
                    FREE_VARIANT_ENDED ->
                    ErrorType.NOT_FOUND;
            case REGION_RESTRICTED -> ErrorType.PERMISSION_DENIED;
            case CAPACITY_EXHAUSTED -> ErrorType.RATE_LIMIT_EXCEEDED;
            case TEMPORARILY_UNAVAILABLE -> ErrorType.PROVIDER_OVERLOADED;
        };
    }

    private static String message(Availability why) {
        String models = String.join(", ", why.requestedModels());
        return switch (why.code()) {
            case MODEL_NOT_FOUND -> models + " is not a model of this exchange" + instead(why);
            case WRONG_ENDPOINT -> models + " does not give the kind of output asked for";
            case FREE_VARIANT_ENDED -> models + " is no longer free" + instead(why);
            case MODEL_DEPRECATED -> models + " has been withdrawn" + farewell(why) + instead(why);
            case NO_ENDPOINTS,
                    MODEL_UNAVAILABLE_UPSTREAM,
                    PRIVACY_RESTRICTED,
                    CONSTRAINT_FILTERED,
                    REGION_RESTRICTED,
                    CAPACITY_EXHAUSTED,
                    TEMPORARILY_UNAVAILABLE ->
                    "No endpoint for " + models + " is left" + because(why);
        };
    }

    private static String because(Availability why) {
        Availability.Constraint constraint = why.constraint();
        return constraint == null ? "" : ": " + constraint.field() + ": " + constraint.detail();
    }

    private static String farewell(Availability why) {
        return Optional.ofNullable(why.constraint()).map(one -> ": " + one.detail()).orElse("");
    }

    private static String instead(Availability why) {
        return why.fallbackModels().isEmpty()
                ? ""
                : "; did you mean " + String.join(", ", why.fallbackModels()) + "?";
    }

    private static JsonObject view(Availability why) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (!why.excludedBy().isEmpty()) {
            view.put(
                    "excluded_by",
                    why.excludedBy().stream().map(Availability.ExcludedBy::wireName).toList());
        }
        if (!why.fallbackModels().isEmpty()) {
            view.put("fallback_models", why.fallbackModels());
        }
        Availability.Constraint constraint = why.constraint();
        if (constraint != null) {
            view.put(
                    "constraint",
                    Map.of("field", constraint.field(), "detail", constraint.detail()));
        }
        return AvailabilityView.of(why.code(), why.requestedModels(), DOCS, view);
    }

    private static String failedStep(Plan plan) {
        List<Stage> stages = plan.funnel().stages();
        return stages.stream()
                .filter(stage -> stage.left() == 0)
                .findFirst()
                .map(stage -> stage.step().title())
                .orElse("");
    }
}
