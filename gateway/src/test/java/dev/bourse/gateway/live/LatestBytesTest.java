package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

final class LatestBytesTest {
    private static final long SEED = 20261126L;
    private static final int CAPACITY = 37;

    @Test
    void it_holds_what_a_map_that_forgets_its_eldest_holds() {
        Random random = new Random(SEED);
        LatestBytes latest = new LatestBytes(CAPACITY);
        Map<Long, byte[]> model = new LinkedHashMap<>();
        for (int step = 0; step < 20_000; step++) {
            long key = random.nextLong(90) << (random.nextInt(2) * 33);
            byte[] bytes = new byte[1 + random.nextInt(40)];
            random.nextBytes(bytes);
            latest.put(key, bytes);
            put(model, key, bytes);
            long asked = random.nextLong(90);
            assertArrayEquals(model.get(asked), latest.get(asked), "seed " + SEED + ", " + step);
        }
    }

    @Test
    void what_was_handed_over_or_out_is_a_copy() {
        LatestBytes latest = new LatestBytes(1);
        byte[] bytes = {1, 2};
        latest.put(7, bytes);
        bytes[0] = 9;
        byte[] first = Objects.requireNonNull(latest.get(7));
        assertArrayEquals(new byte[] {1, 2}, first);
        first[0] = 9;
        assertArrayEquals(new byte[] {1, 2}, latest.get(7));
    }

    @Test
    void a_shorter_one_leaves_nothing_of_a_longer_one() {
        LatestBytes latest = new LatestBytes(1);
        latest.put(7, new byte[] {1, 2, 3});
        latest.put(8, new byte[] {4});
        assertNull(latest.get(7));
        assertArrayEquals(new byte[] {4}, latest.get(8));
    }

    /** A key that is there keeps its place in the order. */
    private static void put(Map<Long, byte[]> model, long key, byte[] bytes) {
        model.put(key, bytes);
        if (model.size() > CAPACITY) {
            model.remove(model.keySet().iterator().next());
        }
    }
}
