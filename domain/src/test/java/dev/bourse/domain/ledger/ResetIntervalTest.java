package dev.bourse.domain.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;

final class ResetIntervalTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    DAILY,   2026-03-04T00:00:00.000000Z, 2026-03-04, 2026-03-05
                    DAILY,   2026-03-04T23:59:59.999999Z, 2026-03-04, 2026-03-05
                    DAILY,   1969-12-31T23:00:00Z,        1969-12-31, 1970-01-01
                    WEEKLY,  2026-03-01T23:59:59.999999Z, 2026-02-23, 2026-03-02
                    WEEKLY,  2026-03-02T00:00:00Z,        2026-03-02, 2026-03-09
                    WEEKLY,  2026-03-08T12:00:00Z,        2026-03-02, 2026-03-09
                    WEEKLY,  1970-01-01T00:00:00Z,        1969-12-29, 1970-01-05
                    MONTHLY, 2026-02-28T23:59:59.999999Z, 2026-02-01, 2026-03-01
                    MONTHLY, 2028-02-29T12:00:00Z,        2028-02-01, 2028-03-01
                    MONTHLY, 2026-12-31T23:59:59.999999Z, 2026-12-01, 2027-01-01
                    """)
    void windows_begin_at_utc_midnight_on_monday_and_on_the_first(
            ResetInterval interval, String moment, String start, String end) {
        long at = micros(Instant.parse(moment));
        assertEquals(midnight(start), interval.windowStart(at));
        assertEquals(midnight(end), interval.windowEnd(at));
    }

    @Test
    void a_limit_without_reset_has_one_window_for_ever() {
        assertEquals(Long.MIN_VALUE, ResetInterval.NEVER.windowStart(0));
        assertEquals(Long.MAX_VALUE, ResetInterval.NEVER.windowEnd(0));
        assertTrue(ResetInterval.NEVER.sameWindow(0, Long.MAX_VALUE));
    }

    @Test
    void windows_agree_with_the_calendar_at_random_moments() {
        long seed = 20260301;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            long at = random.nextLong(-100_000_000_000_000L, 4_000_000_000_000_000L);
            LocalDate day =
                    Instant.EPOCH.plus(at, ChronoUnit.MICROS).atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            String where = "seed " + seed + " at " + at;
            assertEquals(midnight(day), ResetInterval.DAILY.windowStart(at), where);
            assertEquals(midnight(monday), ResetInterval.WEEKLY.windowStart(at), where);
            assertEquals(
                    midnight(day.withDayOfMonth(1)), ResetInterval.MONTHLY.windowStart(at), where);
        }
    }

    @Test
    void a_moment_and_the_one_before_its_window_are_apart() {
        for (ResetInterval interval : ResetInterval.values()) {
            long at = micros(Instant.parse("2026-06-15T00:00:00Z"));
            long start = interval.windowStart(at);
            if (interval != ResetInterval.NEVER) {
                assertTrue(interval.sameWindow(start, at));
                assertFalse(interval.sameWindow(start - 1, at));
            }
        }
    }

    private static long midnight(String date) {
        return midnight(LocalDate.parse(date));
    }

    private static long midnight(LocalDate date) {
        return micros(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
