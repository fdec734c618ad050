package dev.bourse.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class NearestTest {
    private static final List<String> IDS =
            List.of(
                    "openai/gpt-4o",
                    "openai/gpt-4o-mini",
                    "openai/gpt-4.1",
                    "openai/gpt-5",
                    "anthropic/claude-sonnet-4.5",
                    "meta-llama/llama-3.3-70b-instruct");

    @Test
    void a_slip_of_the_keyboard_finds_its_model_first() {
        assertEquals("openai/gpt-4o", nearest("opnai/gpt-4o").getFirst());
        assertEquals(
                "anthropic/claude-sonnet-4.5", nearest("anthropic/claude-sonet-4.5").getFirst());
    }

    @Test
    void a_name_without_its_author_is_understood() {
        assertEquals("openai/gpt-4o-mini", nearest("gpt-4o-mini").getFirst());
    }

    @Test
    void capitals_do_not_matter() {
        assertEquals("openai/gpt-5", nearest("OpenAI/GPT-5").getFirst());
    }

    @Test
    void there_are_at_most_three_and_the_nearest_is_first() {
        assertEquals(
                List.of("openai/gpt-5", "openai/gpt-4o", "openai/gpt-4.1"),
                nearest("openai/gpt-6"));
    }

    @Test
    void nothing_is_suggested_for_what_resembles_nothing() {
        assertEquals(List.of(), nearest("zzz/qqqqqqqqqq"));
        assertEquals(List.of(), nearest(""));
    }

    @Test
    void a_very_long_name_is_answered_too() {
        assertEquals(List.of(), nearest("x".repeat(1_000_000)));
    }

    private static List<String> nearest(String asked) {
        return new Nearest(asked).among(IDS);
    }
}
