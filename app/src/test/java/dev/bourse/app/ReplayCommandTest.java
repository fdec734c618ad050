package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command that the README says to see it work by, with its faults, on short traces. */
class ReplayCommandTest {
    private static final int ROWS = 40;

    /**
     * So many that the provider which dies is surely in the middle of one, since it draws one of
     * six. All are asked for six seconds before it dies, which is time to begin them on a busy
     * machine, and last longer than that.
     */
    private static final int STREAMS = 80;

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

    @Test
    void streams_that_a_provider_dies_in_the_middle_of_are_told_apart_and_cost_nothing()
            throws Exception {
        StringBuilder rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        for (int i = 0; i < STREAMS; i++) {
            rows.append("2023-11-16 18:00:00.%02d00000,100,800\n".formatted(i));
        }
        rows.append("2023-11-16 18:00:12.0000000,100,1\n");
        Path trace = Files.writeString(folder.resolve("trace.csv"), rows);
        StringWriter out = new StringWriter();
        Command replay = new ReplayCommand();
        List<String> words = List.of(trace.toString(), "--speed", "1", "--stream", "1");

        int code =
                replay.run(
                        Words.of(replay.usage(), words),
                        new Terminal(new PrintWriter(out), new PrintWriter(new StringWriter())));

        assertEquals(0, code, out::toString);
        assertTrue(out.toString().contains(" broken off after the first content"), out::toString);
        assertTrue(out.toString().contains(": error 502 provider_unavailable"), out::toString);
    }
}
