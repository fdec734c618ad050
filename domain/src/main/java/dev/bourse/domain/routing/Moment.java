package dev.bourse.domain.routing;

import java.util.concurrent.TimeUnit;

/**
 * When a plan is made.
 *
 * @param micros epoch microseconds
 * @param utcMinute minute of the UTC day, for prices that depend on it
 */
record Moment(long micros, int utcMinute) {
    private static final int MINUTES_PER_DAY = 24 * 60;

    static Moment of(long micros) {
        long minutes = Math.floorDiv(micros, TimeUnit.MINUTES.toMicros(1));
        return new Moment(micros, Math.floorMod(minutes, MINUTES_PER_DAY));
    }
}
