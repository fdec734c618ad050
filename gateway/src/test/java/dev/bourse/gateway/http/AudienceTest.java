package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Retention;
import dev.bourse.domain.market.Retention.Cohort;
import dev.bourse.domain.market.Retention.FreePeriod;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is told of those who come back, and what not. */
class AudienceTest {
    private static final long WEEK = Grain.micros(LocalDate.of(2026, 3, 2));

    private final Withheld withheld = new Withheld();

    @Test
    void of_a_cohort_it_is_told_that_none_or_many_came_back_and_not_that_few_did() {
        Map<?, ?> cohort = cohort(40, 40, 20, 5, 4, 1, 0);
        assertEquals(40, cohort.get("accounts"));
        assertEquals(Arrays.asList(1.0, 0.5, 0.125, null, null, 0.0), cohort.get("retention"));
        assertEquals(Set.of("cohorts.retention"), withheld.names());
    }

    @Test
    void of_a_small_cohort_nothing_is_told() {
        Map<?, ?> cohort = cohort(4, 4, 0);
        assertEquals("2026-03-02", cohort.get("week"));
        assertNull(cohort.get("accounts"));
        assertNull(cohort.get("retention"));
        assertEquals(Set.of("cohorts.accounts", "cohorts.retention"), withheld.names());
    }

    @Test
    void a_free_period_after_which_many_or_none_paid_is_told_whole() {
        assertEquals(free("2026-03-02", 200, 30, "0.15"), freePeriod(200, 30));
        assertEquals(free("2026-03-02", 200, 0, "0"), freePeriod(200, 0));
        assertEquals(Set.of(), withheld.names());
    }

    @Test
    void that_few_paid_after_a_free_period_is_not_told() {
        assertEquals(free("2026-03-02", 200, null, null), freePeriod(200, 4));
        assertEquals(
                Set.of("free_period.payers_in_weeks_1_to_4", "free_period.retention"),
                withheld.names());
    }

    @Test
    void that_a_free_period_ended_is_told_though_few_used_it() {
        assertEquals(free("2026-03-02", null, 6, null), freePeriod(4, 6));
    }

    private Map<?, ?> cohort(int accounts, Integer... active) {
        Cohort cohort = new Cohort(WEEK, accounts, List.of(active));
        Object told = told(new Retention(List.of(cohort), null), "cohorts");
        return assertInstanceOf(Map.class, assertInstanceOf(List.class, told).getFirst());
    }

    private @Nullable Object freePeriod(int users, int payers) {
        FreePeriod free = new FreePeriod(WEEK, users, payers);
        return told(new Retention(List.of(), free), "free_period");
    }

    private @Nullable Object told(Retention retention, String member) {
        return Audience.of("sim/code", retention, withheld).map().get(member);
    }

    private static Map<String, @Nullable Object> free(
            String week,
            @Nullable Integer users,
            @Nullable Integer payers,
            @Nullable String share) {
        Map<String, @Nullable Object> free = new LinkedHashMap<>();
        free.put("ended_week", week);
        free.put("users_in_last_free_week", users);
        free.put("payers_in_weeks_1_to_4", payers);
        free.put("retention", share == null ? null : new BigDecimal(share));
        return free;
    }
}
