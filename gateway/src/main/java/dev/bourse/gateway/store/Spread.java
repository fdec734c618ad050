package dev.bourse.gateway.store;

import dev.bourse.domain.routing.Percentiles;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToLongFunction;

/** Distributions of measurements in a column, to two significant digits. */
final class Spread {
    /** Times are kept in steps of 0.1 ms, throughput in steps of 0.1 tokens a second. */
    static final long MICROS_PER_STEP = 100;

    static final double STEPS_PER_TOKEN = 10;

    private static final int DIGITS = 2;
    private static final long HIGHEST = 10_000_000;
    private static final double STEPS_PER_SECOND = 10_000;
    private static final byte[] EMPTY = write(new Histogram(HIGHEST, DIGITS));

    private Spread() {}

    /** A distribution with more values in it; null is the empty one. */
    static <T> byte[] add(byte @Nullable [] bytes, Collection<T> values, ToLongFunction<T> steps) {
        SparseCounts sum = SparseCounts.of(bytes == null ? EMPTY : bytes);
        values.forEach(one -> sum.add(Math.clamp(steps.applyAsLong(one), 0, HIGHEST)));
        return sum.bytes();
    }

    /** Seconds; the slow end is the high one. */
    static Percentiles seconds(Collection<byte[]> distributions) {
        return percentiles(sum(distributions), STEPS_PER_SECOND, false);
    }

    /** Tokens a second; what 90 % reach is the lowest tenth. */
    static Percentiles tokensPerSecond(Collection<byte[]> distributions) {
        return percentiles(sum(distributions), STEPS_PER_TOKEN, true);
    }

    private static Histogram sum(Collection<byte[]> distributions) {
        Histogram sum = new Histogram(HIGHEST, DIGITS);
        distributions.forEach(one -> sum.add(read(one)));
        return sum;
    }

    private static Percentiles percentiles(Histogram from, double scale, boolean moreIsBetter) {
        return new Percentiles(
                at(from, 50, moreIsBetter) / scale,
                at(from, 75, moreIsBetter) / scale,
                at(from, 90, moreIsBetter) / scale,
                at(from, 99, moreIsBetter) / scale,
                from.getTotalCount());
    }

    private static long at(Histogram from, double percent, boolean moreIsBetter) {
        return from.getValueAtPercentile(moreIsBetter ? 100 - percent : percent);
    }

    private static byte[] write(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    private static Histogram read(byte[] bytes) {
        return Histogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes), 0);
    }
}
