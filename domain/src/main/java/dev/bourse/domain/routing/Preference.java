package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.TrustTier;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * The {@code provider} object of a request (openrouter.md 2.2).
 *
 * @param order slugs or tags to try first, in this order; switches lottery and stickiness off
 * @param only allow-list of slugs or tags; empty allows all
 * @param ignore deny-list of slugs or tags
 * @param allowFallbacks false leaves only the first choice, or only those in {@code order}
 * @param requireParameters keep only endpoints that support every parameter sent
 * @param denyDataCollection keep only endpoints that neither train nor retain
 * @param zeroRetention keep only endpoints with zero data retention
 * @param distillable keep only models whose author allows distillation
 * @param quantizations allowed number formats; empty allows all
 * @param maxPrice price caps
 * @param sort explicit order; null for the default
 * @param minThroughput tokens per second an endpoint should reach, else it goes last
 * @param maxLatency seconds to the first token an endpoint should keep, else it goes last
 * @param minTrust the least trusted tier that may answer; null when the request does not say
 * @param readOnlyTools whether the caller says that none of its tools changes anything
 */
public record Preference(
        List<String> order,
        List<String> only,
        List<String> ignore,
        boolean allowFallbacks,
        boolean requireParameters,
        boolean denyDataCollection,
        boolean zeroRetention,
        boolean distillable,
        Set<Quantization> quantizations,
        MaxPrice maxPrice,
        @Nullable Sort sort,
        Thresholds minThroughput,
        Thresholds maxLatency,
        @Nullable TrustTier minTrust,
        boolean readOnlyTools) {
    /** What an absent {@code provider} object means. */
    public static final Preference DEFAULT =
            new Preference(
                    List.of(),
                    List.of(),
                    List.of(),
                    true,
                    false,
                    false,
                    false,
                    false,
                    Set.of(),
                    MaxPrice.NONE,
                    null,
                    Thresholds.NONE,
                    Thresholds.NONE,
                    null,
                    false);

    public Preference {
        order = List.copyOf(order);
        only = List.copyOf(only);
        ignore = List.copyOf(ignore);
        quantizations = Set.copyOf(quantizations);
    }
}
