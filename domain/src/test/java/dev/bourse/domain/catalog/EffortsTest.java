package dev.bourse.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class EffortsTest {
    @ParameterizedTest
    @CsvSource({
        "none, minimal",
        "minimal, minimal",
        "low, minimal",
        "medium, high",
        "high, high",
        "xhigh, high",
        "max, high",
    })
    void a_word_that_is_not_understood_becomes_the_nearest(String asked, String said) {
        assertEquals(said, new Efforts(List.of("high", "minimal")).nearest(asked));
    }

    @Test
    void of_two_words_equally_near_the_lesser_is_said() {
        assertEquals("low", new Efforts(List.of("low", "high")).nearest("medium"));
    }

    @Test
    void nothing_changes_while_nothing_is_known() {
        assertEquals("max", Efforts.UNKNOWN.nearest("max"));
        assertFalse(Efforts.UNKNOWN.areMandatory());
    }

    @Test
    void words_are_kept_in_the_order_of_the_scale_and_others_refused() {
        assertEquals(List.of("low", "high"), new Efforts(List.of("high", "low", "low")).words());
        assertThrows(IllegalArgumentException.class, () -> new Efforts(List.of("enormous")));
    }
}
