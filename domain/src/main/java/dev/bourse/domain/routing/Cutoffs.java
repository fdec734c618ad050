package dev.bourse.domain.routing;

import org.jspecify.annotations.Nullable;

/**
 * The caller's soft thresholds. What was never measured keeps them: it is trusted until it fails.
 */
final class Cutoffs {
    private final Thresholds throughput;
    private final Thresholds latency;
    private final boolean given;

    Cutoffs(Preference preference) {
        throughput = preference.minThroughput();
        latency = preference.maxLatency();
        given = !throughput.equals(Thresholds.NONE) || !latency.equals(Thresholds.NONE);
    }

    /** An endpoint that fails right now keeps no promise of speed. */
    boolean missedBy(Health health, Standing standing) {
        return given
                && (standing == Standing.FAILING
                        || isTooSlow(health.throughput())
                        || isTooLate(health.latency()));
    }

    private boolean isTooSlow(Percentiles measured) {
        return measured.isMeasured()
                && (exceeds(throughput.p50(), measured.p50())
                        || exceeds(throughput.p75(), measured.p75())
                        || exceeds(throughput.p90(), measured.p90())
                        || exceeds(throughput.p99(), measured.p99()));
    }

    private boolean isTooLate(Percentiles measured) {
        return measured.isMeasured()
                && (isBelow(latency.p50(), measured.p50())
                        || isBelow(latency.p75(), measured.p75())
                        || isBelow(latency.p90(), measured.p90())
                        || isBelow(latency.p99(), measured.p99()));
    }

    private static boolean exceeds(@Nullable Double cutoff, double measured) {
        return cutoff != null && cutoff > measured;
    }

    private static boolean isBelow(@Nullable Double cutoff, double measured) {
        return cutoff != null && cutoff < measured;
    }
}
