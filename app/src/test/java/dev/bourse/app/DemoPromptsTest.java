package dev.bourse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.sim.market.MarketScript;
import dev.bourse.sim.market.RequestPrompts;
import dev.bourse.sim.market.RequestSizes;
import dev.bourse.sim.market.ScriptedRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked in the simulated market is what people published, where it is there. */
class DemoPromptsTest {
    private static final long SEED = 1;
    private static final Path SHARED =
            Path.of(System.getProperty("bourse.shared", "../../shared"), "data");

    @TempDir Path folder;

    @Test
    void without_files_prompts_are_made_up() throws IOException {
        assertEquals(RequestPrompts.BUILT_IN, DemoPrompts.in(folder.resolve("nowhere")));
        assertTrue(asked(RequestPrompts.BUILT_IN).stream().anyMatch(it -> it.contains("Python")));
    }

    @Test
    void files_that_are_there_are_read_and_answers_are_left_out() throws IOException {
        write("benchmarks/mbpp.jsonl", "{\"text\":\"Write a sort.\",\"code\":\"x\"}");
        write(
                "routing/mt-bench-questions.jsonl",
                "{\"category\":\"writing\",\"turns\":[\"Write a poem.\",\"Again.\"]}");
        write("benchmarks/mmlu/test/astronomy_test.csv", "\"Which, star?\",Sun,Moon,Mars,Io,A");
        RequestPrompts prompts = DemoPrompts.in(folder);
        assertEquals(List.of(List.of("Write a sort.")), prompts.code());
        assertEquals(
                List.of(List.of("Write a poem."), List.of("Which, star?\nSun\nMoon\nMars\nIo")),
                prompts.chat());
        Set<String> asked = asked(prompts);
        assertTrue(
                asked.containsAll(
                        Set.of(
                                "Write a sort.",
                                "Write a poem.",
                                "Which, star?\nSun\nMoon\nMars\nIo")));
        assertTrue(
                asked.stream().anyMatch(it -> it.startsWith("Erkl")),
                "other languages have made-up ones");
    }

    @Test
    void a_line_without_a_text_is_named() throws IOException {
        write("benchmarks/mbpp.jsonl", "{\"code\":\"x\"}");
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> DemoPrompts.in(folder));
        assertTrue(String.valueOf(problem.getMessage()).contains("no prompt in {\"code\""));
    }

    @Test
    void the_published_prompts_are_taken() throws IOException {
        assumeTrue(Files.isDirectory(SHARED), "published prompts are not in " + SHARED);
        RequestPrompts prompts = DemoPrompts.in(SHARED);
        assertEquals(List.of(164, 974), prompts.code().stream().map(List::size).toList());
        assertEquals(List.of(80, 1_319, 57 * 40), prompts.chat().stream().map(List::size).toList());
        Set<String> asked = asked(prompts);
        assertTrue(asked.stream().anyMatch(it -> it.contains("def has_close_elements")));
        assertTrue(asked.size() > 2_000, "so many different ones: " + asked.size());
    }

    private static Set<String> asked(RequestPrompts prompts) {
        return MarketScript.of(SEED, 0, RequestSizes.builtIn(), prompts).requests().stream()
                .map(ScriptedRequest::prompt)
                .collect(Collectors.toSet());
    }

    private void write(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content + "\n");
    }
}
