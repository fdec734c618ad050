package dev.bourse.domain.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

final class SpendingTest {
    private static final long SUNDAY_EVENING = at("2026-05-31T23:59:59.999999Z");
    private static final long MONDAY = at("2026-06-01T00:00:00Z");

    @Test
    void a_charge_counts_in_its_day_week_month_and_for_ever() {
        Spending spending = Spending.NONE.plus(new Money(7), SUNDAY_EVENING);
        for (ResetInterval interval : ResetInterval.values()) {
            assertEquals(new Money(7), spending.in(interval, SUNDAY_EVENING), interval.name());
        }
    }

    @Test
    void spending_starts_again_when_the_window_does() {
        Spending spending = Spending.NONE.plus(new Money(7), SUNDAY_EVENING);
        assertEquals(Money.ZERO, spending.in(ResetInterval.DAILY, MONDAY));
        assertEquals(Money.ZERO, spending.in(ResetInterval.WEEKLY, MONDAY));
        assertEquals(Money.ZERO, spending.in(ResetInterval.MONTHLY, MONDAY));
        assertEquals(new Money(7), spending.in(ResetInterval.NEVER, MONDAY));
    }

    @Test
    void a_charge_that_arrives_late_counts_in_its_own_day() {
        long tuesday = at("2026-06-02T10:00:00Z");
        Spending spending = Spending.NONE.plus(new Money(1), tuesday).plus(new Money(20), MONDAY);
        assertEquals(new Money(1), spending.in(ResetInterval.DAILY, tuesday));
        assertEquals(new Money(21), spending.in(ResetInterval.WEEKLY, tuesday));
    }

    @Test
    void a_clock_that_lags_sees_the_window_of_the_latest_charge() {
        Spending spending = Spending.NONE.plus(new Money(5), MONDAY);
        assertEquals(new Money(5), spending.in(ResetInterval.DAILY, SUNDAY_EVENING));
    }

    @Test
    void the_order_of_charges_does_not_matter() {
        long seed = 77;
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            List<Long> times = new ArrayList<>();
            random.longs(20, MONDAY, at("2026-07-20T00:00:00Z")).forEach(times::add);
            Spending one = sum(times);
            Collections.shuffle(times, random);
            assertEquals(one, sum(times), "seed " + seed + " run " + run);
        }
    }

    /** Each charge is a number that only its own time gives. */
    private static Spending sum(List<Long> times) {
        Spending spending = Spending.NONE;
        for (long time : times) {
            spending = spending.plus(new Money(time % 1_000_003), time);
        }
        return spending;
    }

    private static long at(String moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(moment));
    }
}
