package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    @ParameterizedTest
    @CsvSource({
        "version, 0",
        "help, 0",
        "help up, 0",
        "up --help, 0",
        "catalog --help, 0",
        "'', 2",
        "fly, 2",
        "version --fly, 2",
        "version more, 2",
        "keys, 2",
        "keys --help, 0",
        "help keys, 0",
        "help fly, 2",
        "keys create, 2",
        "keys list, 1",
        "check --port, 2",
        "check --port x, 1",
        "check --set x, 2",
        "check --set x=y, 1",
        "market export --out x, 2",
        "market export --out x --date yesterday, 2",
        "replay nowhere.csv, 1",
        "replay ., 1",
        "catalog import, 2",
        "catalog import nowhere.json, 1",
        "catalog import --help, 0",
        "catalog check nowhere.yaml, 1",
    })
    void every_command_line_ends_with_its_exit_code(String line, int code) {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        assertEquals(code, Main.run(words));
    }
}
