package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class EndingTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);
    private final Findings findings =
            new Findings(Options.of(List.of()), List.of(new Direct(), new Nginx()));

    @TempDir private Path folder;
    private Path work;
    private Programs programs;
    private Reports reports;

    @BeforeEach
    void begin() throws IOException {
        work = Files.createDirectory(folder.resolve("run"));
        programs = new Programs(work);
        reports = new Reports(findings, new Journey(out), folder, work);
    }

    @Test
    void a_run_that_is_broken_off_keeps_what_it_has_and_says_that_it_is_not_all()
            throws IOException {
        findings.add(Windows.full("nginx", 1, 20));
        Ending ending = ending();
        ending.close();
        assertEquals(false, json().flag("complete").orElseThrow());
        assertEquals(1, json().items("windows").size());
        assertTrue(printed.toString(UTF_8).contains("not the whole run"));
        assertEquals(Set.of("side-by-side.json", "side-by-side.txt"), leftInWork());
    }

    @Test
    void a_run_that_comes_to_its_end_says_nothing_of_that() throws IOException {
        findings.complete();
        ending().close();
        assertEquals(true, json().flag("complete").orElseThrow());
        assertFalse(printed.toString(UTF_8).contains("not the whole run"));
    }

    @Test
    void the_end_comes_once() throws IOException {
        Ending ending = ending();
        ending.close();
        int length = printed.size();
        findings.complete();
        ending.close();
        assertEquals(length, printed.size());
        assertEquals(false, json().flag("complete").orElseThrow());
    }

    @Test
    void programs_end_with_it() throws IOException {
        Process process = programs.start("sleeper", List.of("sleep", "600"), Map.of());
        ending().close();
        assertFalse(process.isAlive());
    }

    @Test
    void what_was_found_up_to_a_part_can_be_read_while_the_run_goes_on() throws IOException {
        findings.add(Windows.full("nginx", 1, 20));
        reports.save();
        findings.add(Windows.full("nginx", 2, 30));
        assertEquals(1, json().items("windows").size());
        assertTrue(Files.readString(folder.resolve("side-by-side.txt")).contains("nginx"));
        assertEquals(0, printed.size());
    }

    private Ending ending() throws IOException {
        Files.createDirectory(work.resolve("bourse-1"));
        return new Ending(reports, programs, work, out);
    }

    private Set<String> leftInWork() throws IOException {
        try (var files = Files.list(work)) {
            return files.map(it -> it.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private JsonObject json() throws IOException {
        return Json.parse(Files.readString(folder.resolve("side-by-side.json")))
                .asObject()
                .orElseThrow();
    }
}
