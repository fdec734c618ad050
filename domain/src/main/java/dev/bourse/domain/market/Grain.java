package dev.bourse.domain.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Lengths of calendar time in UTC: weeks begin on Monday, months on their first. */
public enum Grain {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long DAY_MICROS = 24 * HOUR_MICROS;
    private static final long DAYS_IN_WEEK = 7;

    /** The first of January 1970 was a Thursday. */
    private static final long DAYS_BEFORE_A_MONDAY = 3;

    /** The name in the API. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grain of that wire name, or empty when there is none. */
    public static Optional<Grain> of(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    /** When the hour, day, week or month of that moment began, epoch microseconds. */
    public long begin(long micros) {
        return switch (this) {
            case HOUR -> Math.floorDiv(micros, HOUR_MICROS) * HOUR_MICROS;
            case DAY -> day(micros) * DAY_MICROS;
            case WEEK -> monday(day(micros)) * DAY_MICROS;
            case MONTH -> micros(date(micros).withDayOfMonth(1));
        };
    }

    /** When the one after that begins. */
    public long next(long micros) {
        return switch (this) {
            case HOUR -> begin(micros) + HOUR_MICROS;
            case DAY -> begin(micros) + DAY_MICROS;
            case WEEK -> begin(micros) + DAYS_IN_WEEK * DAY_MICROS;
            case MONTH -> micros(date(micros).withDayOfMonth(1).plusMonths(1));
        };
    }

    /** When the one before that began. */
    public long previous(long micros) {
        return begin(begin(micros) - 1);
    }

    /** The UTC day of a moment. */
    public static LocalDate date(long micros) {
        return LocalDate.ofEpochDay(day(micros));
    }

    /** The beginning of a UTC day, epoch microseconds. */
    public static long micros(LocalDate day) {
        return day.toEpochDay() * DAY_MICROS;
    }

    /** A moment in epoch microseconds. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The moment of epoch microseconds. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The Monday of a day's week. */
    public static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static long day(long micros) {
        return Math.floorDiv(micros, DAY_MICROS);
    }

    private static long monday(long day) {
        return day - Math.floorMod(day + DAYS_BEFORE_A_MONDAY, DAYS_IN_WEEK);
    }
}
