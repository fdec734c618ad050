package dev.bourse.gateway.store;

import java.time.Duration;

/**
 * How a projection follows its journal.
 *
 * @param idle pause when everything is folded: what gathers meanwhile shares a transaction
 * @param retry pause after a first failure; it doubles with each further one
 * @param longestRetry up to this
 * @param batch the most facts of one transaction
 */
public record ProjectionRhythm(Duration idle, Duration retry, Duration longestRetry, int batch) {
    /** Five transactions a second, up to 10 s between failures. */
    public static final ProjectionRhythm DEFAULT =
            new ProjectionRhythm(
                    Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofSeconds(10), 2_000);

    public ProjectionRhythm {
        if (batch <= 0 || retry.isNegative() || longestRetry.compareTo(retry) < 0) {
            throw new IllegalArgumentException("a batch is positive and retries grow");
        }
    }

    /** The same, with so many facts in one transaction at most. */
    public ProjectionRhythm together(int batch) {
        return new ProjectionRhythm(idle, retry, longestRetry, batch);
    }

    Duration pauseAfter(int failures) {
        Duration pause = retry;
        for (int i = 1; i < failures && pause.compareTo(longestRetry) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
