package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class LeftoversTest {
    @Test
    void folders_go_with_all_that_is_in_them_and_logs_stay(@TempDir Path run) throws IOException {
        Files.createDirectories(run.resolve("bourse-1/journal/old"));
        Files.writeString(run.resolve("bourse-1/journal/old/segment"), "facts");
        Files.writeString(run.resolve("bourse.log"), "it listens");
        Leftovers.remove(run);
        try (Stream<Path> left = Files.list(run)) {
            assertEquals(List.of(run.resolve("bourse.log")), left.toList());
        }
    }
}
