package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class BourseTest {
    @TempDir private Path folder;

    @Test
    void another_build_takes_part_when_it_has_been_built() throws IOException {
        Bourse beside = Bourse.beside(folder);
        assertTrue(beside.absence().isPresent());
        Files.createFile(folder.resolve("bourse"));
        assertTrue(folder.resolve("bourse").toFile().setExecutable(true));
        assertTrue(beside.absence().isPresent());
        Files.createFile(Files.createDirectories(folder.resolve("app/target")).resolve("app.jar"));
        assertEquals(Optional.empty(), beside.absence());
    }

    @Test
    void another_build_is_told_apart_by_its_name_and_its_folder() {
        assertEquals("beside", Bourse.beside(folder).name());
        assertTrue(Bourse.beside(folder).setup().startsWith(folder + "/bourse up"));
        assertTrue(Bourse.ours().setup().startsWith("./bourse up"));
    }

    @Test
    void each_build_has_a_cache_of_its_own() throws IOException {
        Path target = Files.createDirectories(folder.resolve("app/target"));
        assertFalse(Bourse.beside(folder).startsCached());
        Files.createFile(target.resolve("app-1.aot"));
        assertTrue(Bourse.beside(folder).startsCached());
    }
}
