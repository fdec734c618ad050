package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of clients in {@code docs/dialects.md}: what it names is there and tests that. */
class ClientsTableTest {
    private static final Path ROOT = Path.of(System.getProperty("bourse.root"));
    private static final Path JAVA = ROOT.resolve("house/src/test/java/dev/bourse/house/clients");
    private static final Path NODE = ROOT.resolve("house/src/test/node");
    private static final int CLIENTS = 10;

    /** What stands in the names of the tests that show a capability. */
    private static final Map<String, List<String>> SHOWN =
            Map.of(
                    "Chat", List.of("has words|one piece say"),
                    "Stream", List.of("a stream (says|and an answer|comes|is read)"),
                    "Tools in two turns", List.of("tool loop takes two turns"),
                    "Structured output", List.of("structured answer"),
                    "Image in", List.of("picture is shown"),
                    "Error classes", List.of("401", "402", "403", "400", "404", "429", "502"),
                    "Abort", List.of("stream can be left"));

    /**
     * A cell of the table.
     *
     * @param file what it names
     */
    record Cell(String client, String capability, String file) {}

    static Stream<Cell> cells() throws IOException {
        List<List<String>> rows = rows();
        return rows.stream().skip(1).flatMap(row -> cells(rows.getFirst(), row));
    }

    private static Stream<Cell> cells(List<String> head, List<String> row) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 1; i < head.size(); i++) {
            cells.add(new Cell(row.getFirst(), head.get(i), row.get(i).replace("`", "")));
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void what_a_cell_names_tests_that(Cell cell) throws IOException {
        String tests = names(cell.file());
        for (String words : Objects.requireNonNull(SHOWN.get(cell.capability()))) {
            assertTrue(
                    Pattern.compile(words).matcher(tests).find(),
                    () -> cell.file() + " has no test of '" + words + "'");
        }
    }

    @Test
    void every_client_and_capability_has_a_cell() throws IOException {
        List<List<String>> rows = rows();
        assertEquals(1 + CLIENTS, rows.size(), rows::toString);
        rows.forEach(row -> assertEquals(1 + SHOWN.size(), row.size(), row::toString));
    }

    /** The names of the tests in a class or a script, as words. */
    private static String names(String file) throws IOException {
        boolean script = file.endsWith(".mjs");
        Path path = script ? NODE.resolve(file) : JAVA.resolve(file + ".java");
        Pattern test =
                Pattern.compile(script ? "test\\([`\"]([^`\"]+)[`\"]" : "void ([a-z_0-9]+)\\(");
        StringBuilder names = new StringBuilder();
        test.matcher(Files.readString(path))
                .results()
                .forEach(name -> names.append(name.group(1).replace('_', ' ')).append('\n'));
        return names.toString();
    }

    /** The cells of each line but the one below the head. */
    private static List<List<String>> rows() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/dialects.md"))) {
            return lines.dropWhile(line -> !line.startsWith("| Client |"))
                    .takeWhile(line -> line.startsWith("|"))
                    .filter(line -> !line.startsWith("|-"))
                    .map(line ->
                            Arrays.stream(line.substring(1).split("\\|"))
                                    .map(String::strip)
                                    .toList())
                    .toList();
        }
    }
}
