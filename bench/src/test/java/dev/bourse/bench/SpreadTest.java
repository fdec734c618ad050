package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpreadTest {
    @Test
    void of_an_odd_number_the_middle_one_is_the_median() {
        assertEquals(new Spread(3, 1, 9), Spread.of(List.of(9.0, 1.0, 3.0)));
    }

    @Test
    void of_an_even_number_the_median_lies_between_the_two_in_the_middle() {
        assertEquals(new Spread(3.5, 1, 9), Spread.of(List.of(9.0, 4.0, 1.0, 3.0)));
    }

    @Test
    void of_nothing_there_is_no_median() {
        assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
    }
}
