package dev.bourse.domain.routing;

import org.jspecify.annotations.Nullable;

/**
 * Soft cut-offs at percentiles, where pN means that N % of requests do at least this well. Missing
 * cut-offs are null; all given ones must hold. Units are those of the field that holds them.
 *
 * @param p50 cut-off at the median
 * @param p75 cut-off that 75 % of requests must reach
 * @param p90 cut-off that 90 % of requests must reach
 * @param p99 cut-off that 99 % of requests must reach
 */
public record Thresholds(
        @Nullable Double p50, @Nullable Double p75, @Nullable Double p90, @Nullable Double p99) {
    /** No cut-off. */
    public static final Thresholds NONE = new Thresholds(null, null, null, null);

    /** One cut-off at the median, what a bare number means in the API. */
    public static Thresholds median(double cutoff) {
        return new Thresholds(cutoff, null, null, null);
    }
}
