package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** To the byte what HdrHistogram itself would have written. */
class SparseCountsTest {
    private static final long SEED = 20260105L;
    private static final long HIGHEST = 10_000_000;

    @Test
    void counts_that_are_added_are_written_as_the_library_writes_them() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            Histogram whole = new Histogram(HIGHEST, 2);
            byte[] bytes = bytes(whole);
            for (int batch = 0; batch < 5; batch++) {
                SparseCounts sparse = SparseCounts.of(bytes);
                for (int i = random.nextInt(200); i > 0; i--) {
                    long value = random.nextLong(1L << random.nextInt(1, 24)) % (HIGHEST + 1);
                    sparse.add(value);
                    whole.recordValue(value);
                }
                bytes = sparse.bytes();
                assertArrayEquals(bytes(whole), bytes, "seed " + SEED + ", round " + round);
            }
        }
    }

    @Test
    void the_ends_and_large_counts_are_kept() {
        Histogram whole = new Histogram(HIGHEST, 2);
        for (long value : List.of(0L, 1L, 127L, 128L, 255L, 256L, 257L, HIGHEST)) {
            whole.recordValueWithCount(value, 1L << 40);
        }
        SparseCounts sparse = SparseCounts.of(bytes(whole));
        sparse.add(0);
        sparse.add(HIGHEST);
        whole.recordValue(0);
        whole.recordValue(HIGHEST);
        assertArrayEquals(bytes(whole), sparse.bytes());
    }

    @Test
    void anything_else_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> SparseCounts.of(new byte[3]));
        assertThrows(IllegalArgumentException.class, () -> SparseCounts.of(new byte[64]));
    }

    private static byte[] bytes(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }
}
