package dev.bourse.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;

class LinesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void what_is_said_is_heard() throws IOException {
        Process echo = new ProcessBuilder("cat").start();
        Lines lines = new Lines(echo);
        lines.say("a word");
        assertEquals("a word", lines.hear(PATIENCE));
        echo.destroy();
    }

    @Test
    void a_program_that_we_have_ended_is_silent() throws IOException {
        Process ended = new ProcessBuilder("cat").start();
        Lines lines = new Lines(ended);
        ended.destroy();
        assertThrows(IllegalStateException.class, () -> lines.hear(PATIENCE));
    }
}
