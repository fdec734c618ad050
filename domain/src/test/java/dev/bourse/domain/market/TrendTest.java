package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TrendTest {
    @Test
    void growth_is_the_volume_minus_the_mean_of_the_three_windows_before() {
        List<Trend> trends =
                Trend.of(
                        Map.of("up", 100L, "fresh", 30L, "flat", 50L, "down", 10L),
                        List.of(
                                Map.of("up", 30L, "flat", 50L, "down", 60L),
                                Map.of("up", 60L, "flat", 50L),
                                Map.of("flat", 50L, "gone", 90L)));
        assertEquals(
                List.of(new Trend("up", 100, 30), new Trend("fresh", 30, 0)),
                trends,
                "flat and falling ones are left out");
        assertEquals(70, trends.getFirst().growth());
    }

    @Test
    void equal_growth_is_in_the_order_of_names() {
        List<Trend> trends =
                Trend.of(Map.of("b", 5L, "a", 5L), List.of(Map.of(), Map.of(), Map.of()));
        assertEquals(List.of("a", "b"), trends.stream().map(Trend::subject).toList());
    }

    @Test
    void two_accounts_are_no_trend_and_three_are() {
        List<Presence> present =
                List.of(
                        paid("two", 1, 50),
                        paid("two", 2, 50),
                        paid("three", 1, 10),
                        paid("three", 2, 10),
                        paid("three", 3, 10));
        assertEquals(Map.of("three", 30L), Trend.capped(present, Trend.FEWEST));
    }

    @Test
    void one_account_adds_no_more_than_the_cap() {
        List<Presence> present =
                List.of(paid("a", 1, Cap.FLOOR), paid("a", 2, Cap.FLOOR), paid("b", 3, 20_000));
        assertEquals(
                Map.of("a", 2 * Cap.FLOOR, "b", 20_000L),
                Trend.capped(present, 1),
                "of three volumes the 95th percentile is the largest");
    }

    private static Presence paid(String subject, long account, long tokens) {
        return new Presence(
                subject,
                account,
                new Traffic(1, 0, tokens, 0, 0, 0, tokens, tokens, tokens, 0, 0, 0));
    }
}
