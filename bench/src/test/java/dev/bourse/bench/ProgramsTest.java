package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ProgramsTest {
    private static final List<String> LONG = List.of("sleep", "600");

    @Test
    void what_was_started_ends_when_all_is_over_and_nothing_is_started_after_it(@TempDir Path logs)
            throws IOException {
        Programs programs = new Programs(logs);
        Process process = programs.start("sleeper", LONG, Map.of());
        programs.close();
        assertFalse(process.isAlive());
        assertThrows(IOException.class, () -> programs.start("sleeper", LONG, Map.of()));
    }
}
