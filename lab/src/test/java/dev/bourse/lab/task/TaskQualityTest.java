package dev.bourse.lab.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.domain.task.TaskTag;
import dev.bourse.wire.task.TaskModelFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

/** How good the bundled model is on published prompts, none of which it has learned from. */
class TaskQualityTest {
    private static final KnownPrompts KNOWN =
            new KnownPrompts(Path.of(System.getProperty("bourse.shared", "../shared"), "data"));

    private static Figures figures = new Figures(Trial.of(TaskModelFile.bundled(), List.of()), 1);

    @BeforeAll
    static void classify_all_prompts() {
        assumeTrue(KNOWN.exist(), "skipped: there are no published prompts beside the project");
        Trial trial = Trial.of(TaskModelFile.bundled(), KNOWN.judging());
        figures = new Figures(trial, Training.SEED);
        System.out.println(figures.text());
    }

    @Test
    void tags_are_told_apart() {
        assertTrue(figures.tags().macroF1() >= 0.78);
        assertTrue(figures.tags().interval(Training.SEED).low() >= 0.68);
    }

    @Test
    void every_collection_is_mostly_right() {
        assertTrue(right("MT-bench") >= 0.6);
        assertTrue(right("HumanEval") >= 0.92);
        assertTrue(right("GSM8K") >= 0.8);
        assertTrue(right("MMLU") >= 0.9);
    }

    @Test
    void categories_are_told_apart_far_better_than_by_chance() {
        assertEquals(11, figures.categories().f1().size());
        assertTrue(figures.categories().macroF1() >= 0.45);
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

    private static double right(String source) {
        return figures.trial().from(source).tags().accuracy();
    }
}
