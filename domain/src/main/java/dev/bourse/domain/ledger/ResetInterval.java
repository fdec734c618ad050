package dev.bourse.domain.ledger;

import java.time.LocalDate;

/**
 * How often the spending of a key starts again from zero: at UTC midnight, Monday, or the first.
 * Days are those of UTC and have no leap seconds.
 */
public enum ResetInterval {
    NEVER {
        @Override
        long firstDay(long day) {
            return Long.MIN_VALUE;
        }

        @Override
        long firstDayAfter(long day) {
            return Long.MAX_VALUE;
        }
    },
    DAILY {
        @Override
        long firstDay(long day) {
            return day;
        }

        @Override
        long firstDayAfter(long day) {
            return day + 1;
        }
    },
    WEEKLY {
        @Override
        long firstDay(long day) {
            return day - Math.floorMod(day - FIRST_MONDAY, WEEK);
        }

        @Override
        long firstDayAfter(long day) {
            return firstDay(day) + WEEK;
        }
    },
    MONTHLY {
        @Override
        long firstDay(long day) {
            return LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
        }

        @Override
        long firstDayAfter(long day) {
            return LocalDate.ofEpochDay(day).withDayOfMonth(1).plusMonths(1).toEpochDay();
        }
    };

    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int WEEK = 7;

    /** The fifth of January 1970, in days since the epoch. */
    private static final long FIRST_MONDAY = 4;

    abstract long firstDay(long day);

    abstract long firstDayAfter(long day);

    /**
     * When the window that contains a moment began, epoch microseconds; {@link Long#MIN_VALUE} when
     * there is only one.
     */
    public long windowStart(long atMicros) {
        return this == NEVER ? Long.MIN_VALUE : firstDay(day(atMicros)) * DAY_MICROS;
    }

    /**
     * When the window that contains a moment ends and the next one begins, epoch microseconds;
     * {@link Long#MAX_VALUE} when it never does.
     */
    public long windowEnd(long atMicros) {
        return this == NEVER ? Long.MAX_VALUE : firstDayAfter(day(atMicros)) * DAY_MICROS;
    }

    /** Whether two moments lie in the same window. */
    public boolean sameWindow(long oneMicros, long otherMicros) {
        long one = day(oneMicros);
        long other = day(otherMicros);
        return one == other || firstDay(one) == firstDay(other);
    }

    private static long day(long atMicros) {
        return Math.floorDiv(atMicros, DAY_MICROS);
    }
}
