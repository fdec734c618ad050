package dev.bourse.house.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What {@code ./bourse} does on a machine as it comes. */
@Timeout(600)
class LauncherTest {
    @TempDir Path folder;
    private Computer computer;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bash")), "no /usr/bin/bash here");
        computer = new Computer(folder);
    }

    @Test
    void without_jdk_25_it_says_what_to_install() throws Exception {
        computer.withMaven().withJdk("seventeen", "17.0.15").withJdk("later", "26");
        Computer.Outcome outcome = computer.run(Map.of(), "up");
        assertEquals(1, outcome.code());
        assertTrue(outcome.complained().startsWith("bourse: JDK 25 is needed: install one under"));
        assertEquals(0, computer.builds());
    }

    @Test
    void a_jdk_25_beside_others_is_found_and_one_that_is_named_comes_first() throws Exception {
        computer.withMaven()
                .withJdk("a17", "17.0.15")
                .withJdk("b25", "25.0.3")
                .withJdk("c25", "25");
        assertTrue(computer.run(Map.of(), "up").said().startsWith("b25 "));
        Map<String, String> named = Map.of("JAVA25_HOME", computer.jdk("c25").toString());
        assertTrue(computer.run(named, "up").said().startsWith("c25 "));
        Map<String, String> wrong = Map.of("JAVA_HOME", computer.jdk("a17").toString());
        assertTrue(computer.run(wrong, "up").said().startsWith("b25 "));
    }

    @Test
    void without_maven_or_npm_it_says_what_to_install() throws Exception {
        computer.withJdk("b25", "25.0.3");
        Computer.Outcome outcome = computer.run(Map.of(), "up");
        assertEquals(1, outcome.code());
        assertEquals(
                "bourse: Maven is needed to build: install the package maven\n",
                outcome.complained());
        outcome = computer.with("mvn", "").run(Map.of(), "up");
        assertEquals(1, outcome.code());
        assertEquals(
                "bourse: Node 20.19 or newer and npm are needed to build the pages\n",
                outcome.complained());
    }

    @Test
    void a_build_that_fails_shows_why_and_where_the_rest_is() throws Exception {
        computer.withJdk("b25", "25.0.3").with("npm", "");
        computer.with("mvn", "echo 'nothing to see'; echo '[ERROR] no such symbol'; exit 1");
        Computer.Outcome outcome = computer.run(Map.of(), "up");
        assertEquals(1, outcome.code());
        assertTrue(outcome.complained().contains("[ERROR] no such symbol\n"));
        assertFalse(outcome.complained().contains("nothing to see"));
        assertTrue(outcome.complained().contains("/target/build.log"), outcome::complained);
        assertTrue(outcome.said().isEmpty(), outcome::said);
    }

    @Test
    void it_builds_once_and_again_when_a_source_is_newer() throws Exception {
        computer.withMaven().withJdk("b25", "25.0.3");
        computer.run(Map.of(), "version");
        computer.run(Map.of(), "version");
        assertEquals(1, computer.builds());
        computer.changeSource();
        computer.run(Map.of(), "version");
        assertEquals(2, computer.builds());
    }

    @Test
    void words_and_options_of_the_virtual_machine_reach_it() throws Exception {
        computer.withMaven().withJdk("b25", "25.0.3");
        String said =
                computer.run(Map.of("BOURSE_JAVA_OPTS", "-Xmx3g -Done"), "up", "--port", "8 9")
                        .said();
        assertTrue(said.contains(" -Xmx3g -Done -jar "), said);
        assertTrue(said.endsWith("app.jar up --port 8 9\n"), said);
        assertTrue(computer.run(Map.of()).said().endsWith("app.jar help\n"));
    }
}
