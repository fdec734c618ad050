package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.stream.LongStream;

class LatencyTest {
    @Test
    void samples_have_the_stated_percentiles() {
        Latency latency = new Latency(200, 900);
        SplittableRandom random = new SplittableRandom(1);
        long[] drawn =
                LongStream.generate(() -> latency.sampleMicros(random))
                        .limit(200_000)
                        .sorted()
                        .toArray();
        assertEquals(200_000.0, (double) drawn[drawn.length / 2], 2_000.0);
        assertEquals(900_000.0, (double) drawn[drawn.length * 99 / 100], 20_000.0);
    }

    @Test
    void a_fixed_delay_is_always_the_same() {
        assertEquals(1500, Latency.fixed(1.5).sampleMicros(new SplittableRandom(1)));
        assertEquals(0, Latency.NONE.sampleMicros(new SplittableRandom(1)));
    }

    @Test
    void percentiles_that_fall_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Latency(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Latency(Double.NaN, 1));
    }
}
