package dev.bourse.gateway.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

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

    private void sweepAt(long millis) {
        now.set(millis);
        deadlines.sweep();
    }

    private final class Wait implements Deadlines.Watched {
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
