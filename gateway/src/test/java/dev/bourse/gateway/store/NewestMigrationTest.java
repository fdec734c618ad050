package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class NewestMigrationTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** Otherwise a start would take old tables for current ones. */
    @Test
    void theNewestMigrationIsTheOneThatAStoreIsAskedFor() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            int inSql = files.mapToInt(NewestMigrationTest::version).max().orElseThrow();
            int newest = Math.max(inSql, MoveWideGenerations.VERSION);
            assertEquals(newest, Integer.parseInt(Database.VERSION));
        }
    }

    private static int version(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }
}
