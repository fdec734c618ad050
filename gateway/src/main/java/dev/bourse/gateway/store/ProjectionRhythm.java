package dev.bourse.gateway.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a projection follows its journal.
 *
 * @param idle pause when everything is read
 * @param apart at least so long from one writing to the next, unless a batch is full: what gathers
 *     meanwhile shares rows
 * @param retry pause after a first failure; it doubles with each further one
 * @param longestRetry up to this; short, since each attempt itself waits for the pool, which makes
 *     longer and longer pauses of its own before it knocks again
 * @param batch the most rows, or facts, of one transaction
 * @param longest for how long a transaction may keep others from writing
 * @param ticks nanoseconds that pass, by which that is measured
 */
public record ProjectionRhythm(
        Duration idle,
        Duration apart,
        Duration retry,
        Duration longestRetry,
        int batch,
        Duration longest,
        LongSupplier ticks) {
    /** Up to 20,000 facts at once: the more share a transaction, the more of them share a row. */
    private static final int MANY = 20_000;

    /**
     * Five transactions a second of up to a fifth of one each, up to 1 s between failures. Shorter
     * ones would share fewer rows: where traffic is spread over many keys and models, a quarter of
     * the time costs a third more for each fact.
     *
     * @param ticks nanoseconds that pass
     */
    public static ProjectionRhythm usual(LongSupplier ticks) {
        return new ProjectionRhythm(
                Duration.ofMillis(200),
                Duration.ZERO,
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                MANY,
                Duration.ofMillis(200),
                ticks);
    }

    /**
     * Writes only once a second, and more at once: the more facts share a row, the fewer rows are
     * written. It reads more often than that, while facts are still in memory.
     *
     * @param ticks nanoseconds that pass
     */
    public static ProjectionRhythm calm(LongSupplier ticks) {
        ProjectionRhythm usual = usual(ticks);
        return new ProjectionRhythm(
                Duration.ofMillis(50),
                Duration.ofSeconds(1),
                usual.retry,
                usual.longestRetry,
                2 * usual.batch,
                Duration.ofMillis(150),
                ticks);
    }

    public ProjectionRhythm {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a transaction takes time");
        }
        if (batch <= 0 || retry.isNegative() || longestRetry.compareTo(retry) < 0) {
            throw new IllegalArgumentException("a batch is positive and retries grow");
        }
    }

    /** Whether what gathered may be written, when the last time was then. */
    boolean isDue(long since) {
        return ticks.getAsLong() - since >= apart.toNanos();
    }

    Duration pauseAfter(int failures) {
        Duration pause = retry;
        for (int i = 1; i < failures && pause.compareTo(longestRetry) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
