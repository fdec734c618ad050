package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.market.History.Line;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class HistoryTest {
    @Test
    void the_largest_have_lines_and_the_others_share_the_last() {
        History history =
                History.of(
                        List.of(
                                Map.of("a", 1L, "b", 5L, "c", 2L, "d", 1L),
                                Map.of("a", 9L, "c", 2L)),
                        2);
        assertEquals(
                List.of(
                        new Line("a", List.of(1L, 9L)),
                        new Line("b", List.of(5L, 0L)),
                        new Line("other", List.of(3L, 2L))),
                history.lines());
    }

    @Test
    void without_others_there_is_no_line_for_them() {
        assertEquals(
                List.of(new Line("a", List.of(1L))),
                History.of(List.of(Map.of("a", 1L, "nothing", 0L)), 2).lines());
    }

    @Test
    void equal_sums_are_in_the_order_of_names() {
        assertEquals(
                List.of("a", "b", "other"),
                History.of(List.of(Map.of("c", 1L, "b", 1L, "a", 1L)), 2).lines().stream()
                        .map(Line::subject)
                        .toList());
    }
}
