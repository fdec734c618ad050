package dev.bourse.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.workload.Trace.Row;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;

/** The open loop on a clock that moves only when a timer runs. */
class OpenLoopTest {
    private final List<Long> sent = new ArrayList<>();
    private final List<Long> late = new ArrayList<>();
    private final Deque<Runnable> timers = new ArrayDeque<>();
    private long now = 5_000_000;
    private long lag;

    @Test
    void rows_are_sent_at_their_times_divided_by_the_speed() {
        run(2, 0, 10_000, 10_000, 30_000);
        assertEquals(List.of(0L, 5_000L, 5_000L, 15_000L), sent);
        assertEquals(List.of(0L, 0L, 0L, 0L), late);
    }

    @Test
    void times_between_two_ticks_are_at_most_a_tick_late() {
        run(20, 0, 7_001, 7_002, 90_003, 90_004, 1_000_007);
        assertTrue(late.stream().allMatch(one -> one >= 0 && one < 1000), late.toString());
    }

    @Test
    void a_slow_sender_does_not_stretch_the_trace() {
        lag = 50_000;
        run(1, 0, 20_000, 40_000, 200_000);
        assertEquals(List.of(0L, 70_000L, 70_000L, 200_000L + lag), sent);
        assertEquals(List.of(0L, 50_000L, 30_000L, 50_000L), late);
    }

    @Test
    void an_empty_trace_sends_nothing() {
        run(1);
        assertEquals(List.of(), sent);
    }

    private void run(double speed, long... times) {
        List<Row> rows = LongStream.of(times).mapToObj(at -> new Row(at, 1, 1, List.of())).toList();
        long start = now;
        OpenLoop loop =
                new OpenLoop(
                        rows,
                        speed,
                        () -> now,
                        (millis, action) -> timers.add(() -> fire(millis, action)),
                        (row, due) -> {
                            sent.add(now - start);
                            late.add(now - due);
                        });
        loop.start();
        while (!timers.isEmpty()) {
            timers.remove().run();
        }
        assertEquals(rows.size(), loop.sent());
    }

    /** Timers run late by the lag of the machine. */
    private void fire(long millis, Runnable action) {
        now += millis * 1000 + lag;
        action.run();
    }
}
