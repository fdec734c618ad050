package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class DistributionTest {
    private static final long HIGHEST = 100_000;
    private static final long MINUTE = 60_000_000;

    private record Sample(long value, long minute) {}

    @Test
    void running_sums_equal_a_recount_of_the_minutes_they_cover() {
        for (long seed = 1; seed <= 20; seed++) {
            agree(seed);
        }
    }

    private static void agree(long seed) {
        Random random = new Random(seed);
        Distribution distribution = new Distribution(HIGHEST);
        List<Sample> samples = new ArrayList<>();
        long now = 1_780_000_000_000_000L;
        for (int i = 0; i < 400; i++) {
            now += random.nextInt(40) == 0 ? random.nextLong(60 * MINUTE) : random.nextLong(MINUTE);
            long value = random.nextLong(HIGHEST + 10);
            distribution.record(value, now);
            samples.add(new Sample(Math.min(value, HIGHEST), now / MINUTE));
            String where = "seed " + seed + " sample " + i;
            same(recount(samples, now / MINUTE, 5), distribution.lastShort(now), where);
            same(recount(samples, now / MINUTE, 30), distribution.lastLong(now), where);
        }
    }

    private static Histogram recount(List<Sample> samples, long minute, int minutes) {
        Histogram recount = new Histogram(HIGHEST, 2);
        samples.stream()
                .filter(sample -> sample.minute() > minute - minutes)
                .forEach(sample -> recount.recordValue(sample.value()));
        return recount;
    }

    private static void same(Histogram expected, AbstractHistogram actual, String where) {
        assertEquals(expected.getTotalCount(), actual.getTotalCount(), where);
        for (double percentile : new double[] {1, 10, 50, 90, 99, 100}) {
            assertEquals(
                    expected.getValueAtPercentile(percentile),
                    actual.getValueAtPercentile(percentile),
                    where + " p" + percentile);
        }
    }
}
