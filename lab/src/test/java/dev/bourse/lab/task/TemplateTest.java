package dev.bourse.lab.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bourse.domain.task.Category;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

class TemplateTest {
    private static final Fillers FILLERS =
            Fillers.parse(
                    List.of("city = Oslo", "home: I live in {{city}} | really", "health = flu"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "plain; plain",
                "to {{city}}!; to Oslo!",
                "{{home}}; I live in Oslo | really",
                "a\\nb; 'a\nb'",
                "a \\| b | c; a | b | c",
                "C:\\dir; C:\\dir",
                "{ {{city}} }}; { Oslo }}",
                "}} {; }} {"
            })
    void gaps_are_filled_and_all_else_stays(String template, String text) {
        assertEquals(text, expand(template, 1).text());
    }

    @Test
    void every_alternative_occurs() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 100; seed++) {
            seen.add(expand("{{a|in {{city}}|}}x", seed).text());
        }
        assertEquals(Set.of("ax", "in Oslox", "x"), seen);
    }

    @Test
    void a_filler_about_a_category_makes_the_text_be_about_it() {
        assertEquals(Optional.of(Category.HEALTH), expand("is {{health}} bad", 1).category());
        assertEquals(Optional.empty(), expand("is {{city}} far", 1).category());
    }

    @ParameterizedTest
    @CsvSource({"{{open", "{{a|b", "{{}}", "{{{{city}}}}"})
    void a_broken_gap_is_refused(String template) {
        assertThrows(IllegalArgumentException.class, () -> Template.parse(template));
    }

    @Test
    void a_gap_that_nothing_fills_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> expand("{{nowhere}}", 1));
    }

    private static Expansion expand(String template, long seed) {
        Expansion expansion = new Expansion(FILLERS, new SplittableRandom(seed));
        Template.parse(template).expand(expansion);
        return expansion;
    }
}
