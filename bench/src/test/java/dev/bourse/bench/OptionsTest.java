package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class OptionsTest {
    @Test
    void by_default_the_measurement_is_the_one_the_budgets_are_about() {
        Options options = Options.of(List.of());
        assertEquals(5, options.rounds());
        assertEquals(9_000, options.slowStreams());
        assertTrue(options.warmMillis() >= 20_000);
        assertFalse(options.gate() || options.quick() || options.portkey());
    }

    @Test
    void a_rehearsal_may_still_have_several_rounds() {
        Options options = Options.of(List.of("--quick", "--rounds=2", "--gate"));
        assertEquals(2, options.rounds());
        assertTrue(options.quick() && options.gate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--fast", "--rounds", "--rounds=0", "--rounds=x", "quick"})
    void what_is_not_known_is_refused(String argument) {
        assertThrows(IllegalArgumentException.class, () -> Options.of(List.of(argument)));
    }
}
