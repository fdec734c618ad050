package dev.bourse.sim.provider;

import java.util.random.RandomGenerator;

/**
 * A lognormal distribution of delays, given by two of its percentiles.
 *
 * @param p50Millis the median, in simulated milliseconds
 * @param p99Millis the 99th percentile, at least the median
 */
public record Latency(double p50Millis, double p99Millis) {
    /** No delay at all. */
    public static final Latency NONE = new Latency(0, 0);

    /** The 99th percentile of the standard normal distribution. */
    private static final double Z99 = 2.3263478740408408;

    private static final int MICROS = 1000;

    public Latency {
        if (!(p50Millis >= 0) || !(p99Millis >= p50Millis)) {
            throw new IllegalArgumentException(
                    "no percentiles of a delay: " + p50Millis + ", " + p99Millis);
        }
    }

    /** Always the same delay. */
    public static Latency fixed(double millis) {
        return new Latency(millis, millis);
    }

    /** The same shape, so many times as long. */
    public Latency times(double factor) {
        return new Latency(p50Millis * factor, p99Millis * factor);
    }

    /** Draws a delay in simulated microseconds. */
    long sampleMicros(RandomGenerator random) {
        if (p50Millis == p99Millis) {
            return Math.round(p50Millis * MICROS);
        }
        double sigma = Math.log(p99Millis / p50Millis) / Z99;
        return Math.round(p50Millis * MICROS * Math.exp(sigma * random.nextGaussian()));
    }
}
