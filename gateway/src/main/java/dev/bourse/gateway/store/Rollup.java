package dev.bourse.gateway.store;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What one subject did in one hour or day.
 *
 * @param dimension what kind of subject
 * @param grain hour or day
 * @param fromMicros when it begins, epoch microseconds, a whole hour or day in UTC
 * @param subject model id, provider slug or key hash
 * @param measures what was counted
 */
public record Rollup(
        Dimension dimension, Grain grain, long fromMicros, String subject, Measures measures) {
    /** What generations are grouped by. */
    public enum Dimension {
        MODEL,
        PROVIDER,
        KEY
    }

    /** How long a bucket is. */
    public enum Grain {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final long micros;

        Grain(Duration length) {
            this.micros = length.dividedBy(ChronoUnit.MICROS.getDuration());
        }

        /** The beginning of the bucket that contains that moment. */
        public long begin(long atMicros) {
            return Math.floorDiv(atMicros, micros) * micros;
        }
    }
}
