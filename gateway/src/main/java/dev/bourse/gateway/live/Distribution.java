package dev.bourse.gateway.live;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The distribution of a measurement over the last 5 and 30 minutes, to two significant digits. Each
 * minute has a histogram of its own; two running sums gain what is recorded and lose what expires,
 * so reading costs the same however long the window is. For one thread at a time.
 */
final class Distribution {
    static final int SHORT_MINUTES = 5;
    static final int LONG_MINUTES = 30;

    private static final int DIGITS = 2;
    private static final long MINUTE_MICROS = 60_000_000;

    private final long highest;
    private final @Nullable PackedHistogram[] minutes = new @Nullable PackedHistogram[LONG_MINUTES];
    private final IntCountsHistogram lastShort;
    private final IntCountsHistogram lastLong;
    private long currentMinute;
    private long currentFrom;

    /**
     * @param highest the highest value that is told apart; higher ones count as this one
     */
    Distribution(long highest) {
        this.highest = highest;
        lastShort = new IntCountsHistogram(highest, DIGITS);
        lastLong = new IntCountsHistogram(highest, DIGITS);
    }

    void record(long value, long nowMicros) {
        moveTo(nowMicros);
        long bounded = Math.clamp(value, 0, highest);
        current().recordValue(bounded);
        lastShort.recordValue(bounded);
        lastLong.recordValue(bounded);
    }

    AbstractHistogram lastShort(long nowMicros) {
        moveTo(nowMicros);
        return lastShort;
    }

    AbstractHistogram lastLong(long nowMicros) {
        moveTo(nowMicros);
        return lastLong;
    }

    private PackedHistogram current() {
        int index = index(currentMinute);
        PackedHistogram histogram = minutes[index];
        if (histogram == null) {
            histogram = new PackedHistogram(highest, DIGITS);
            minutes[index] = histogram;
        }
        return histogram;
    }

    private void moveTo(long nowMicros) {
        long into = nowMicros - currentFrom;
        if (into < 0 || into >= MINUTE_MICROS) {
            moveToMinute(Math.floorDiv(nowMicros, MINUTE_MICROS));
            currentFrom = currentMinute * MINUTE_MICROS;
        }
    }

    private void moveToMinute(long minute) {
        if (Math.abs(minute - currentMinute) >= LONG_MINUTES) {
            forgetAll();
            currentMinute = minute;
        }
        while (currentMinute < minute) {
            currentMinute++;
            expire(currentMinute - SHORT_MINUTES, lastShort);
            expire(currentMinute - LONG_MINUTES, lastLong);
            minutes[index(currentMinute)] = null;
        }
    }

    private void expire(long minute, IntCountsHistogram sum) {
        PackedHistogram expired = minutes[index(minute)];
        if (expired != null) {
            sum.subtract(expired);
        }
    }

    private void forgetAll() {
        Arrays.fill(minutes, null);
        lastShort.reset();
        lastLong.reset();
    }

    private static int index(long minute) {
        return Math.floorMod(minute, LONG_MINUTES);
    }
}
