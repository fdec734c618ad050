package dev.bourse.domain.routing;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Why nothing can answer a request (openrouter.md 6.4).
 *
 * @param code the kind of shortage
 * @param requestedModels the models as the caller named them
 * @param excludedBy every rule that removed an endpoint, in the order of the funnel
 * @param fallbackModels models to name instead: the paid twin of a free variant, or the names
 *     nearest to an unknown one, or the successors of one that has gone
 * @param constraint the rule that removed the last endpoint; null when no endpoint got that far
 */
public record Availability(
        Code code,
        List<String> requestedModels,
        List<ExcludedBy> excludedBy,
        List<String> fallbackModels,
        @Nullable Constraint constraint) {
    public Availability {
        requestedModels = List.copyOf(requestedModels);
        excludedBy = List.copyOf(excludedBy);
        fallbackModels = List.copyOf(fallbackModels);
    }

    /**
     * The rule of the request that left nothing.
     *
     * @param field the field of the request
     * @param detail one clause for people
     */
    public record Constraint(String field, String detail) {}

    /** The kinds of shortage. */
    public enum Code {
        MODEL_NOT_FOUND("model_not_found", false),
        WRONG_ENDPOINT("wrong_endpoint", false),
        NO_ENDPOINTS("no_endpoints", false),
        MODEL_DEPRECATED("model_deprecated", false),
        MODEL_UNAVAILABLE_UPSTREAM("model_unavailable_upstream", false),
        PRIVACY_RESTRICTED("privacy_restricted", false),
        CONSTRAINT_FILTERED("constraint_filtered", false),
        FREE_VARIANT_ENDED("free_variant_ended", false),
        REGION_RESTRICTED("region_restricted", false),
        CAPACITY_EXHAUSTED("capacity_exhausted", true),
        TEMPORARILY_UNAVAILABLE("temporarily_unavailable", true);

        private final String wireName;
        private final boolean retryable;

        Code(String wireName, boolean retryable) {
            this.wireName = wireName;
            this.retryable = retryable;
        }

        public String wireName() {
            return wireName;
        }

        /** Whether the same request may succeed later. */
        public boolean retryable() {
            return retryable;
        }
    }

    /** The public vocabulary of exclusion. */
    public enum ExcludedBy {
        GEO("geo"),
        DATA_REGION("data_region"),
        DATA_POLICY_ZDR("data_policy:zdr"),
        DATA_POLICY_TRAINING("data_policy:training"),
        MAX_PRICE("max_price"),
        CONTEXT_LENGTH("context_length"),
        REQUIRE_PARAMETERS("require_parameters"),
        QUANTIZATION("quantization"),
        ALLOWED_PROVIDERS("allowed_providers");

        private final String wireName;

        ExcludedBy(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
