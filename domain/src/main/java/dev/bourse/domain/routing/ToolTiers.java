package dev.bourse.domain.routing;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares the endpoints of one model by how they call tools and how fast they are (openrouter.md
 * 2.5). The yardsticks are the median over the endpoints that have proven themselves and its median
 * absolute deviation, scaled to a standard deviation: an endpoint falls behind with a throughput
 * below the median less 1.5 of these, or with a share of faultless answers below the median less 2.
 * A deviation counts as at least 5 % of the median throughput, or 2 % of the median success, so
 * that among equals nobody falls behind by a hair. While fewer than four providers have proven
 * themselves all are equal.
 */
final class ToolTiers {
    private static final int ENOUGH_PROVIDERS = 4;
    private static final double THROUGHPUT_DEVIATIONS = 1.5;
    private static final double SUCCESS_DEVIATIONS = 2;

    /** Makes the median absolute deviation of a normal distribution its standard deviation. */
    private static final double NORMAL = 1.4826;

    private static final double LEAST_OF_THROUGHPUT = 0.05;
    private static final double LEAST_OF_SUCCESS = 0.02;

    private final Health[] states;
    private final double leastThroughput;
    private final double leastSuccess;
    private final boolean comparable;

    private ToolTiers(Listing[] listings, Health[] states) {
        this.states = states;
        comparable = isComparable(listings, states);
        leastThroughput = comparable ? leastThroughput(states) : Double.NEGATIVE_INFINITY;
        leastSuccess = comparable ? leastSuccess(states) : Double.NEGATIVE_INFINITY;
    }

    /** Compares all endpoints of a model, whether or not a request may use them. */
    static ToolTiers of(Listing[] listings, HealthView health) {
        Health[] states = new Health[listings.length];
        for (int i = 0; i < states.length; i++) {
            states[i] = health.of(listings[i].endpoint);
        }
        return new ToolTiers(listings, states);
    }

    /** The tier of the endpoint at that place of the model. */
    ToolTier tier(int place) {
        if (!comparable) {
            return ToolTier.GOOD;
        }
        Health state = states[place];
        if (!state.tools().isProven()) {
            return ToolTier.UNPROVEN;
        }
        boolean slow =
                state.throughput().isMeasured() && state.throughput().p50() < leastThroughput;
        return slow || state.tools().success() < leastSuccess
                ? ToolTier.DEPRIORITISED
                : ToolTier.GOOD;
    }

    /** Most requests find too few that are proven, and end at the count. */
    private static boolean isComparable(Listing[] listings, Health[] states) {
        int proven = 0;
        for (Health state : states) {
            proven += state.tools().isProven() ? 1 : 0;
        }
        return proven >= ENOUGH_PROVIDERS && provenProviders(listings, states) >= ENOUGH_PROVIDERS;
    }

    private static long provenProviders(Listing[] listings, Health[] states) {
        return IntStream.range(0, listings.length)
                .filter(i -> states[i].tools().isProven())
                .map(i -> listings[i].provider)
                .distinct()
                .count();
    }

    private static double leastThroughput(Health[] states) {
        double[] throughputs =
                proven(states)
                        .map(Health::throughput)
                        .filter(Percentiles::isMeasured)
                        .mapToDouble(Percentiles::p50)
                        .toArray();
        return cutoff(throughputs, THROUGHPUT_DEVIATIONS, LEAST_OF_THROUGHPUT);
    }

    private static double leastSuccess(Health[] states) {
        double[] successes = proven(states).mapToDouble(one -> one.tools().success()).toArray();
        return cutoff(successes, SUCCESS_DEVIATIONS, LEAST_OF_SUCCESS);
    }

    private static Stream<Health> proven(Health[] states) {
        return Stream.of(states).filter(one -> one.tools().isProven());
    }

    /** Below what an endpoint falls behind; nothing is below when nobody was measured. */
    private static double cutoff(double[] values, double deviations, double least) {
        if (values.length == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double median = median(values);
        double[] distances = Arrays.stream(values).map(it -> Math.abs(it - median)).toArray();
        double deviation = Math.max(NORMAL * median(distances), least * median);
        return median - deviations * deviation;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
