package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Thirty-three failures that other gateways reported, each with tests that the build runs. This
 * shows that those tests are there, are not switched off, and are what the manual says.
 */
class TrapListTest {
    private static final int TRAPS = 33;
    private static final String OFF = "@" + "Disabled";
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST =
            Pattern.compile(
                    "((?:@[A-Za-z]+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s+)+)void (\\w+)\\(",
                    Pattern.DOTALL);

    static List<Trap> traps() {
        return Traps.ALL;
    }

    @Test
    void every_trap_is_in_the_list_once() {
        assertEquals(
                IntStream.rangeClosed(1, TRAPS).boxed().toList(),
                Traps.ALL.stream().map(Trap::number).toList());
    }

    @ParameterizedTest
    @MethodSource("traps")
    void a_test_stands_before(Trap trap) throws IOException {
        for (String test : trap.tests()) {
            int dot = test.indexOf('.');
            assertRuns(test, source(test.substring(0, dot)), test.substring(dot + 1));
        }
    }

    @ParameterizedTest
    @MethodSource("traps")
    void the_manual_says_the_same_of(Trap trap) throws IOException {
        String row =
                Files.readString(ROOT.resolve("docs/failures.md"))
                        .lines()
                        .filter(line -> line.startsWith("| " + trap.number() + " |"))
                        .findFirst()
                        .orElseThrow();
        for (String test : trap.tests()) {
            assertTrue(row.contains("`" + test + "`"), () -> test + " is missing in " + row);
        }
    }

    @Test
    void a_test_that_is_not_there_or_switched_off_is_noticed() {
        String source =
                """
                    @Test
                    void runs() {}

                    @ParameterizedTest
                    @ValueSource(strings = {"a(b)"})
                    void runs_often(String word) {}

                    @Test
                    %s
                    void sleeps() {}

                    void helps() {}
                """
                        .formatted(OFF);
        assertTrue(runs(source, "runs"));
        assertTrue(runs(source, "runs_often"));
        assertFalse(runs(source, "sleeps"));
        assertFalse(runs(source, "helps"));
        assertFalse(runs(source, "is_not_there"));
    }

    private static void assertRuns(String name, String source, String method) {
        assertTrue(runs(source, method), () -> name + " is no test that runs");
    }

    private static boolean runs(String source, String method) {
        Matcher tests = TEST.matcher(source);
        while (tests.find()) {
            if (tests.group(2).equals(method)) {
                String marks = tests.group(1);
                return !marks.contains(OFF)
                        && (marks.contains("@Test")
                                || marks.contains("@ParameterizedTest")
                                || marks.contains("@FuzzTest"));
            }
        }
        return false;
    }

    private static String source(String name) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.sorted().toList()) {
                Path tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    try (Stream<Path> files = Files.walk(tests)) {
                        List<Path> found =
                                files.filter(one -> one.endsWith(name + ".java")).toList();
                        if (!found.isEmpty()) {
                            return Files.readString(found.getFirst());
                        }
                    }
                }
            }
        }
        throw new AssertionError("there is no " + name);
    }
}
