package dev.bourse.gateway.http;

import dev.bourse.domain.market.Grain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days that a dataset is asked for, both included (openrouter.md 1.12).
 *
 * @param start the first day
 * @param end the last day
 */
record DatasetWindow(LocalDate start, LocalDate end) {
    private static final LocalDate FLOOR = LocalDate.of(2025, 1, 1);
    private static final int MOST_DAYS = 366;
    private static final int DEFAULT_DAYS = 30;

    /** By default 30 days that end with the last finished one. */
    static DatasetWindow of(Choices choices, long now) {
        LocalDate yesterday = Grain.date(now).minusDays(1);
        LocalDate end = choices.day("end_date").orElse(yesterday);
        LocalDate start = choices.day("start_date").orElse(end.minusDays(DEFAULT_DAYS - 1L));
        if (end.isBefore(FLOOR)) {
            throw new BadQuery("end_date", "there is nothing before " + FLOOR);
        }
        if (end.isAfter(yesterday.plusDays(1))) {
            throw new BadQuery("end_date", "has not come yet: " + end);
        }
        LocalDate clamped = start.isBefore(FLOOR) ? FLOOR : start;
        if (clamped.isAfter(end)) {
            throw new BadQuery("start_date", "is after end_date");
        }
        if (ChronoUnit.DAYS.between(clamped, end) >= MOST_DAYS) {
            throw new BadQuery("start_date", "at most " + MOST_DAYS + " days");
        }
        return new DatasetWindow(clamped, end);
    }

    long from() {
        return Grain.micros(start);
    }

    long until() {
        return Grain.micros(end.plusDays(1));
    }
}
