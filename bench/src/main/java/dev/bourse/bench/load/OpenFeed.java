package dev.bourse.bench.load;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Starts requests at a fixed rate. One that finds no idle connection waits for the next and keeps
 * the time at which it should have started.
 */
final class OpenFeed implements Feed {
    private final long gap;
    private final Deque<Caller> idle = new ArrayDeque<>();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private long next;

    OpenFeed(long gap, long start) {
        this.gap = gap;
        this.next = start;
    }

    @Override
    public void ready(Caller caller) {
        idle.addLast(caller);
        dispatch();
    }

    @Override
    public void gone(Caller caller) {
        idle.remove(caller);
    }

    /** Lets start whatever is due; returns after how many nanoseconds to come again. */
    long tick(long now) {
        for (; next <= now; next += gap) {
            waiting.addLast(next);
        }
        dispatch();
        return next - now;
    }

    private void dispatch() {
        while (!idle.isEmpty() && !waiting.isEmpty()) {
            idle.removeFirst().send(waiting.removeFirst());
        }
    }
}
