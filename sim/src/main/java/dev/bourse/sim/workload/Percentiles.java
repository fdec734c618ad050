package dev.bourse.sim.workload;

import org.HdrHistogram.Histogram;

import java.util.stream.Stream;

/**
 * How a time is spread, in microseconds, to three digits; all zero when nothing was measured.
 *
 * @param count how many were measured
 * @param p50 half took no longer
 * @param p90 nine of ten took no longer
 * @param p99 99 of 100 took no longer
 * @param max the longest
 */
public record Percentiles(long count, long p50, long p90, long p99, long max) {
    private static final int DIGITS = 3;

    static Percentiles of(Stream<Long> micros) {
        Histogram histogram = new Histogram(DIGITS);
        micros.forEach(value -> histogram.recordValue(Math.max(0, value)));
        return new Percentiles(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }
}
