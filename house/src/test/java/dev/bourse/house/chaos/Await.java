package dev.bourse.house.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for something that will be true soon. */
final class Await {
    static final Duration SOON = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = 2_000_000;

    private Await() {}

    /** Looks again and again; fails when it stays false for too long. */
    static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("never happened: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
