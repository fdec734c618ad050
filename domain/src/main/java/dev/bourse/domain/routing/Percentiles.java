package dev.bourse.domain.routing;

/**
 * A measured distribution in the direction "N % of requests do at least this well": for latency p90
 * is the high tail, for throughput the low one.
 *
 * @param p50 median
 * @param p75 what 75 % of requests reach
 * @param p90 what 90 % of requests reach
 * @param p99 what 99 % of requests reach
 * @param samples how many requests were measured; 0 makes the other fields meaningless
 */
public record Percentiles(double p50, double p75, double p90, double p99, long samples) {
    /** Nothing was measured yet. */
    public static final Percentiles UNMEASURED = new Percentiles(0, 0, 0, 0, 0);

    public boolean isMeasured() {
        return samples > 0;
    }
}
