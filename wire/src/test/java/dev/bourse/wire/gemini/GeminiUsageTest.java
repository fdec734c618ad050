package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class GeminiUsageTest {
    @Test
    void cached_tokens_are_inside_the_prompt_and_thoughts_beside_the_candidates() {
        assertEquals(
                new Tokens(3684, 7441, 0, 429, 409),
                of(
                        """
                        {"promptTokenCount": 11125, "cachedContentTokenCount": 7441,
                         "candidatesTokenCount": 20, "thoughtsTokenCount": 409,
                         "totalTokenCount": 11554}
                        """));
    }

    @Test
    void prompts_of_tools_are_beside_the_prompt() {
        assertEquals(
                Tokens.of(130, 20),
                of(
                        """
                        {"promptTokenCount": 100, "toolUsePromptTokenCount": 30,
                         "candidatesTokenCount": 20, "totalTokenCount": 150}
                        """));
    }

    @Test
    void candidates_that_are_left_out_are_what_the_total_leaves() {
        assertEquals(
                new Tokens(21, 0, 0, 60, 60),
                of(
                        """
                        {"promptTokenCount": 21, "thoughtsTokenCount": 60, "totalTokenCount": 81}
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"promptTokenCount\": 5}",
                "{\"candidatesTokenCount\": 5}",
                "{\"promptTokenCount\": 5, \"totalTokenCount\": 4}",
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": 1,"
                        + " \"cachedContentTokenCount\": 6}",
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": -1}"
            })
    void what_cannot_be_true_is_unknown_and_never_zero(String usage) {
        assertEquals(Optional.empty(), GeminiUsage.of(object(usage)));
    }

    private static Tokens of(String usage) {
        return GeminiUsage.of(object(usage)).orElseThrow();
    }

    private static JsonObject object(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }
}
