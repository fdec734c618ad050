package dev.bourse.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.text.Tokenizer;
import dev.bourse.sim.workload.Trace.Row;
import dev.bourse.wire.json.Json;

import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

class PromptsTest {
    private static final String HUMAN_EVAL =
            "b796127e635a67f93fb35c04f4cb03cf06f38c8072ee7cee8833d7bee06979ef";

    @TempDir private Path folder;

    @Test
    void a_prompt_has_exactly_the_tokens_of_its_row() {
        Prompts prompts = Prompts.of(List.of("one \"two\"\n\t\\ three", "f\u00fcnf \u20ac \u0001"));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            int tokens = 1 + random.nextInt(3000);
            assertEquals(tokens, Tokenizer.count(text(prompts, i, row(tokens))));
        }
    }

    @Test
    void a_prompt_is_the_texts_in_turn_and_round_again() {
        Prompts prompts = Prompts.of(List.of("a\"c", "\u20acx"));
        assertEquals("a\"c\n?x\na", text(prompts, 0, row(2)).substring(0, 8));
        assertEquals("?x\na", text(prompts, 1, row(1)));
        assertEquals("?x\na", text(prompts, 3, row(1)));
    }

    @Test
    void equal_blocks_are_equal_text_and_others_are_not() {
        Prompts prompts = Prompts.builtIn();
        String left = text(prompts, 0, new Row(0, 1100, 1, List.of(7, 8, 9)));
        String right = text(prompts, 5, new Row(0, 1100, 1, List.of(7, 8, 10)));
        int shared = 2 * Row.BLOCK * Tokenizer.BYTES_PER_TOKEN;
        assertEquals(1100, Tokenizer.count(left));
        assertEquals(left.substring(0, shared), right.substring(0, shared));
        assertNotEquals(left.substring(shared), right.substring(shared));
    }

    @Test
    void the_problems_of_human_eval_are_read_from_their_archive() throws Exception {
        Prompts prompts = Prompts.read(Shared.file("benchmarks/HumanEval.jsonl.gz", HUMAN_EVAL));
        assertEquals(164, prompts.size());
        assertTrue(text(prompts, 0, row(20)).contains("from typing import List"));
    }

    @Test
    void lines_of_json_have_their_text_under_several_names() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("a.jsonl"), "{\"question\":\"q\"}\n\n{\"text\":\"t\"}\n");
        assertEquals("q\nt\n", text(Prompts.read(file), 0, row(1)));
    }

    @Test
    void rows_of_csv_put_their_columns_below_each_other() throws Exception {
        Path file =
                Files.writeString(folder.resolve("a.csv"), "\"a, \"\"b\"\"\nc\",d\r\n\r\nee,f\r\n");
        Prompts prompts = Prompts.read(file);
        assertEquals(2, prompts.size());
        assertEquals("a, \"b\"\nc\nd\nee\nf\n", text(prompts, 0, row(4)));
    }

    @Test
    void a_line_without_text_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"answer\":1}\n");
        assertThrows(IllegalArgumentException.class, () -> Prompts.read(file));
        assertThrows(IllegalArgumentException.class, () -> Prompts.of(List.of()));
    }

    private static String text(Prompts prompts, int start, Row row) {
        Buffer body = Buffer.buffer("\"");
        prompts.append(body, start, row);
        return Json.parse(body.appendString("\"").getBytes()).asText().orElseThrow();
    }

    private static Row row(int tokens) {
        return new Row(0, tokens, 1, List.of());
    }
}
