package dev.bourse.lab.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.domain.task.TaskTag;
import dev.bourse.wire.task.TaskModelFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** How good the bundled model is on published prompts, none of which it has learned from. */
class TaskQualityTest {
    private static final KnownPrompts KNOWN =
            new KnownPrompts(Path.of(System.getProperty("bourse.shared", "../shared"), "data"));

    private static final String SHA256 =
            "cdbdba8d3f5a995bad3666f530db1ca192456d66bd213c2d63ec0e82d4604bc4";

    private static Figures figures = new Figures(Trial.of(TaskModelFile.bundled(), List.of()), 1);

    @BeforeAll
    static void classify_all_prompts() throws NoSuchAlgorithmException {
        assumeTrue(KNOWN.exist(), "skipped: there are no published prompts beside the project");
        assertEquals(SHA256, digest(KNOWN.judging()), "other prompts than those measured");
        Trial trial = Trial.of(TaskModelFile.bundled(), KNOWN.judging());
        figures = new Figures(trial, Training.SEED);
        System.out.println(figures.text());
    }

    @Test
    void tags_are_told_apart() {
        assertTrue(figures.tags().macroF1() >= 0.83);
        assertTrue(figures.tags().interval(Training.SEED).low() >= 0.75);
    }

    @Test
    void every_collection_is_mostly_right() {
        assertTrue(right("MT-bench") >= 0.68);
        assertTrue(right("HumanEval") >= 0.92);
        assertTrue(right("GSM8K") >= 0.88);
        assertTrue(right("MMLU") >= 0.9);
    }

    @Test
    void categories_are_told_apart_far_better_than_by_chance() {
        assertEquals(11, figures.categories().f1().size());
        assertTrue(figures.categories().macroF1() >= 0.55);
    }

    @Test
    void the_corpus_holds_no_published_prompt() {
        List<String> published = KNOWN.judging().stream().map(Example::text).toList();
        List<String> own =
                Corpus.load().examples(100, 1).stream()
                        .filter(example -> example.tag() != TaskTag.OTHER)
                        .map(Example::text)
                        .toList();
        assertTrue(own.stream().noneMatch(published::contains));
    }

    private static String digest(List<Example> examples) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        examples.forEach(one -> digest.update(one.text().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static double right(String source) {
        return figures.trial().from(source).tags().accuracy();
    }
}
