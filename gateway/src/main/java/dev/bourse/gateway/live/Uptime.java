package dev.bourse.gateway.live;

import org.jspecify.annotations.Nullable;

/** Successes and failures in one rolling window. For one thread at a time. */
final class Uptime {
    /** Fewer judged requests than this say nothing. */
    private static final long ENOUGH = 10;

    private final RollingCount successes;
    private final RollingCount failures;

    Uptime(long slotMicros, int slots) {
        successes = new RollingCount(slotMicros, slots);
        failures = new RollingCount(slotMicros, slots);
    }

    void success(long nowMicros) {
        successes.add(nowMicros);
    }

    void failure(long nowMicros) {
        failures.add(nowMicros);
    }

    long successes(long nowMicros) {
        return successes.sum(nowMicros);
    }

    long failures(long nowMicros) {
        return failures.sum(nowMicros);
    }

    /** Successes in percent of both; null when both are too few. */
    @Nullable Double percent(long nowMicros) {
        long good = successes(nowMicros);
        long judged = good + failures(nowMicros);
        return judged < ENOUGH ? null : 100.0 * good / judged;
    }
}
