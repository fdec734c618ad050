package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class DeadlinesTest {
    private final AtomicLong now = new AtomicLong();
    private final List<String> woken = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines(now::get);

    @Test
    void whoever_waited_too_long_is_woken() {
        deadlines.watch(new Wait("short", 10));
        deadlines.watch(new Wait("long", 20));
        sweepAt(9);
        assertEquals(List.of(), woken);
        sweepAt(10);
        assertEquals(List.of("short"), woken);
    }

    @Test
    void whoever_is_forgotten_is_not_woken() {
        Wait wait = new Wait("short", 10);
        deadlines.watch(wait);
        deadlines.forget(wait);
        sweepAt(100);
        assertEquals(List.of(), woken);
    }

    @Test
    void the_one_who_wakes_may_forget_itself_and_others() {
        Wait second = new Wait("second", 10);
        deadlines.watch(
                new Deadlines.Watched() {
                    @Override
                    public long deadline() {
                        return 10;
                    }

                    @Override
                    public void overdue() {
                        woken.add("first");
                        deadlines.forget(this);
                        deadlines.forget(second);
                    }
                });
        deadlines.watch(second);
        sweepAt(10);
        sweepAt(11);
        assertEquals(List.of("first", "second"), woken);
    }

    @Test
    void those_who_are_watched_are_woken_in_their_order_whoever_comes_and_goes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Wait> all = IntStream.range(0, 12).mapToObj(i -> new Wait("" + i, 10)).toList();
        for (int round = 0; round < 500; round++) {
            Set<String> watched = new LinkedHashSet<>();
            for (int step = random.nextInt(60); step > 0; step--) {
                Wait one = all.get(random.nextInt(all.size()));
                if (random.nextBoolean()) {
                    deadlines.watch(one);
                    watched.add(one.name);
                } else {
                    deadlines.forget(one);
                    watched.remove(one.name);
                }
            }
            woken.clear();
            sweepAt(10);
            assertEquals(List.copyOf(watched), woken, "seed " + seed);
        }
    }

    private void sweepAt(long millis) {
        now.set(millis);
        deadlines.sweep();
    }

    private final class Wait extends Deadlines.Watched {
        private final String name;
        private final long deadline;

        Wait(String name, long deadline) {
            this.name = name;
            this.deadline = deadline;
        }

        @Override
        public long deadline() {
            return deadline;
        }

        @Override
        public void overdue() {
            woken.add(name);
            deadlines.forget(this);
        }
    }
}
