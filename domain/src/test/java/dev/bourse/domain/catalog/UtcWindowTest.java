package dev.bourse.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.IntStream;

class UtcWindowTest {
    @ParameterizedTest(name = "{0} to {1} lasts {2} minutes")
    @CsvSource({
        "900, 1700, 480",
        "1630, 30, 480",
        "0, 2400, 1440",
        "2359, 0, 1",
        "2359, 2400, 1",
        "1200, 1200, 0",
        "1200, 1159, 1439"
    })
    void a_window_is_half_open_and_may_wrap_midnight(int start, int end, int minutes) {
        UtcWindow window = UtcWindow.ofHhmm(start, end);

        assertEquals(minutes, IntStream.range(0, 1440).filter(window::contains).count());
    }

    @ParameterizedTest
    @CsvSource({"-1, 100", "60, 100", "2400, 100", "0, 2401", "0, 2460", "0, -100"})
    void a_time_outside_the_day_is_refused(int start, int end) {
        assertThrows(IllegalArgumentException.class, () -> UtcWindow.ofHhmm(start, end));
    }
}
