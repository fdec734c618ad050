package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command that the README says to see it work by, with its faults, on a short trace. Nothing is
 * streamed: what dies in the middle of a stream can't be answered by another.
 */
class ReplayCommandTest {
    private static final int ROWS = 40;

    @TempDir Path folder;

    @Test
    void every_request_of_a_trace_is_answered_and_every_cost_is_equal() throws IOException {
        StringBuilder rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(
                    "2023-11-16 18:%02d:%02d.0000000,%d,%d\n"
                            .formatted(i / 60, i % 60, 100 + 37 * i, 5 + i));
        }
        Path trace = Files.writeString(folder.resolve("trace.csv"), rows);
        String[] words = {"replay", trace.toString(), "--speed", "40", "--stream", "0"};
        assertEquals(0, Main.run(words));
    }
}
