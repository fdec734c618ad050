package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;

class GrainTest {
    @ParameterizedTest
    @CsvSource({
        "HOUR,  2026-03-01T00:59:59.999999Z, 2026-03-01T00:00:00Z, 2026-03-01T01:00:00Z",
        "DAY,   2026-03-01T00:00:00Z,        2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
        "WEEK,  2026-03-01T23:00:00Z,        2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z",
        "WEEK,  2026-03-02T00:00:00Z,        2026-03-02T00:00:00Z, 2026-03-09T00:00:00Z",
        "WEEK,  1970-01-01T00:00:00Z,        1969-12-29T00:00:00Z, 1970-01-05T00:00:00Z",
        "MONTH, 2026-02-28T23:59:59Z,        2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
        "MONTH, 2026-12-31T12:00:00Z,        2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    })
    void calendar_time_is_in_utc_with_weeks_from_monday(
            Grain grain, Instant moment, Instant begin, Instant next) {
        assertEquals(begin, Grain.instant(grain.begin(Grain.micros(moment))));
        assertEquals(next, Grain.instant(grain.next(Grain.micros(moment))));
        assertEquals(
                Grain.micros(begin), grain.previous(Grain.micros(next)), "the one before the next");
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,   2026-03-04T15:30:00Z, 2026-03-04T15:00:00Z, 2026-03-03T15:00:00Z",
        "WEEK,  2026-03-04T15:30:00Z, 2026-03-04T00:00:00Z, 2026-02-25T00:00:00Z",
        "WEEK,  2026-03-09T15:30:00Z, 2026-03-09T00:00:00Z, 2026-03-02T00:00:00Z",
        "MONTH, 2026-03-31T15:30:00Z, 2026-03-31T00:00:00Z, 2026-03-01T00:00:00Z",
    })
    void a_running_window_compares_its_finished_part_with_the_same_part_before(
            Grain grain, Instant now, Instant finished, Instant counterpart) {
        Window window =
                Window.containing(grain, Grain.micros(Instant.parse("2026-03-04T12:00:00Z")));
        long until = window.finishedUntil(Grain.micros(now));
        assertEquals(finished, Grain.instant(until));
        assertEquals(counterpart, Grain.instant(window.counterpart(until)));
    }

    @Test
    void a_window_is_a_whole_hour_day_week_or_month() {
        long monday = Grain.micros(Instant.parse("2026-03-02T00:00:00Z"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Window(Grain.WEEK, monday, Grain.DAY.next(monday)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Window(Grain.DAY, monday + 1, Grain.DAY.next(monday)));
    }
}
