package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingViewTest {
    @ParameterizedTest
    @CsvSource({
        "1, 100 %",
        "0.9999, more than 99 %",
        "0.996, more than 99 %",
        "0.994, 99 %",
        "0.5, 50 %",
        "0.006, 1 %",
        "0.004, less than 1 %",
        "0, 0 %"
    })
    void what_is_not_all_is_not_a_hundred_percent(double share, String told) {
        assertEquals(told, RankingView.percent(share));
    }
}
