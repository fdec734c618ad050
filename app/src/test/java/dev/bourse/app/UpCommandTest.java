package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What keeps an exchange from starting is told before anything is opened or made. */
class UpCommandTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--store jdbc:mysql://db/bourse",
                "--demo --store jdbc:mysql://db/bourse",
                "--set catalog=nowhere.yaml",
                "--set catalog=src",
            })
    void a_start_that_can_not_come_true_is_a_misuse_and_leaves_nothing_behind(String options) {
        assertEquals(2, Main.run(words(options)));

        assertFalse(Files.exists(data()));
    }

    @Test
    void a_catalogue_file_that_is_wrong_leaves_nothing_behind_either() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "# nothing");

        assertEquals(1, Main.run(words("--set catalog=" + wrong)));

        assertFalse(Files.exists(data()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    store=jdbc:mysql://u:secret@db/x | store: jdbc:sqlite:<file> or jdbc:postgresql://<host>/<database>
                    catalog=nowhere.yaml             | catalog: there is no file nowhere.yaml
                    catalog=src                      | catalog: src is a folder, no file
                    """)
    void what_is_wrong_is_told_in_one_line(String setting, String told) {
        Words words = Words.of(new UpCommand().usage(), List.of("--set", setting));

        Misuse misuse = assertThrows(Misuse.class, () -> ConfigOptions.read(words, Map.of()));

        assertEquals(told, misuse.getMessage());
    }

    @Test
    void a_store_and_a_file_that_can_be_used_are_no_misuse() throws IOException {
        Path own = Files.writeString(folder.resolve("own.yaml"), "catalogue: 1");
        List<String> said = List.of("--store", "jdbc:sqlite:x.db", "--set", "catalog=" + own);

        Config config = ConfigOptions.read(Words.of(new UpCommand().usage(), said), Map.of());

        assertTrue(config.catalog().contains(own));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String[] words(String options) {
        List<String> words = new ArrayList<>(List.of("up", "--port", "0", "--data"));
        words.add(data().toString());
        words.addAll(List.of(options.split(" ")));
        return words.toArray(String[]::new);
    }
}
