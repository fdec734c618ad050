package dev.bourse.lab.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.task.TaskTag;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class CorpusTest {
    private static final Corpus CORPUS = Corpus.load();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void every_tag_has_at_least_forty_templates(TaskTag tag) {
        assertTrue(CORPUS.templates(tag) >= 40, () -> tag + " has " + CORPUS.templates(tag));
    }

    @Test
    void the_same_seed_gives_the_same_prompts() {
        assertEquals(CORPUS.examples(70, 3), CORPUS.examples(70, 3));
        assertFalse(CORPUS.examples(70, 3).equals(CORPUS.examples(70, 4)));
    }

    @Test
    void every_gap_of_every_template_can_be_filled() {
        for (Example example : CORPUS.examples(700, 5)) {
            assertFalse(example.text().isEmpty(), example::source);
        }
    }

    @Test
    void no_template_is_both_learned_from_and_held_apart() {
        Set<String> seen = sources(CORPUS.seen(100, 1));
        Set<String> apart = sources(CORPUS.apart(100, 1));
        assertFalse(apart.isEmpty());
        assertTrue(apart.stream().noneMatch(seen::contains));
    }

    private static Set<String> sources(List<Example> examples) {
        Set<String> sources = new HashSet<>();
        examples.forEach(example -> sources.add(example.source()));
        return sources;
    }
}
