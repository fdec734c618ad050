package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.market.Retention.Cohort;
import dev.bourse.domain.market.Retention.FreePeriod;
import dev.bourse.domain.market.Retention.Visit;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

class RetentionTest {
    @Test
    void a_cohort_is_followed_week_by_week_also_through_weeks_in_which_nobody_came() {
        Retention retention =
                Retention.of(
                        List.of(
                                visit(0, 1, true),
                                visit(0, 2, true),
                                visit(1, 1, true),
                                visit(1, 3, true),
                                visit(3, 2, true),
                                visit(3, 3, true)));
        assertEquals(
                List.of(
                        new Cohort(week(0), 2, List.of(2, 1, 0, 1)),
                        new Cohort(week(1), 1, List.of(1, 0, 1))),
                retention.cohorts());
        assertNull(retention.free(), "it never was free");
    }

    @Test
    void who_paid_in_the_four_weeks_after_a_free_period_stayed() {
        List<Visit> visits = new ArrayList<>();
        for (int account = 0; account < 20; account++) {
            visits.add(visit(0, account, false));
            visits.add(visit(1, account, false));
        }
        visits.add(visit(2, 1, true));
        visits.add(visit(2, 2, false));
        visits.add(visit(5, 3, true));
        visits.add(visit(6, 4, true));
        assertEquals(new FreePeriod(week(1), 20, 2), Retention.of(visits).free());
    }

    @Test
    void a_free_period_that_goes_on_is_not_over() {
        assertNull(Retention.of(List.of(visit(0, 1, true), visit(1, 1, false))).free());
        assertNull(Retention.of(List.of()).free());
    }

    private static Visit visit(int week, long account, boolean paid) {
        return new Visit(week(week), account, paid);
    }

    private static long week(int number) {
        return Grain.micros(LocalDate.of(2026, 3, 2).plusWeeks(number));
    }
}
