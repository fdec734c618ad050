package dev.bourse.wire.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.unit.MediaTokens;
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

    @Test
    void sound_is_a_part_of_its_class() {
        assertEquals(
                new Tokens(100, 40, 0, 30, 10).sounding(new MediaTokens(50, 25, 15)),
                of(
                        """
                        {"promptTokenCount": 130, "cachedContentTokenCount": 40,
                         "toolUsePromptTokenCount": 10,
                         "candidatesTokenCount": 20, "thoughtsTokenCount": 10,
                         "totalTokenCount": 170,
                         "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 60},
                                                 {"modality": "AUDIO", "tokenCount": 70}],
                         "toolUsePromptTokensDetails": [{"modality": "AUDIO", "tokenCount": 5}],
                         "cacheTokensDetails": [{"modality": "AUDIO", "tokenCount": 25},
                                                {"modality": "TEXT", "tokenCount": 15}],
                         "candidatesTokensDetails": [{"modality": "AUDIO", "tokenCount": 15},
                                                     {"modality": "TEXT", "tokenCount": 5}]}
                        """));
    }

    /** As Gemini 2.5 Flash Image tells an image that it drew after one that was sent. */
    @Test
    void images_are_a_part_of_their_class_beside_sound() {
        assertEquals(
                new Tokens(270, 0, 0, 1_305, 5)
                        .sounding(new MediaTokens(2, 0, 0))
                        .picturing(new MediaTokens(258, 0, 1_290)),
                of(
                        """
                        {"promptTokenCount": 270, "candidatesTokenCount": 1300,
                         "thoughtsTokenCount": 5, "totalTokenCount": 1575,
                         "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 10},
                                                 {"modality": "AUDIO", "tokenCount": 2},
                                                 {"modality": "IMAGE", "tokenCount": 258}],
                         "candidatesTokensDetails": [{"modality": "IMAGE", "tokenCount": 1290}]}
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": 1,"
                        + " \"candidatesTokensDetails\": [{\"modality\": \"IMAGE\", \"tokenCount\":"
                        + " 2}]}",
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": 1, \"promptTokensDetails\":"
                        + " [{\"modality\": \"AUDIO\", \"tokenCount\": 3},"
                        + " {\"modality\": \"IMAGE\", \"tokenCount\": 3}]}",
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": 1, \"promptTokensDetails\":"
                        + " [{\"modality\": \"AUDIO\", \"tokenCount\": 6}]}",
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": 1, \"cacheTokensDetails\":"
                        + " [{\"modality\": \"AUDIO\", \"tokenCount\": 1}]}",
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": 1,"
                        + " \"candidatesTokensDetails\": [{\"modality\": \"AUDIO\", \"tokenCount\":"
                        + " 2}]}",
                "{\"promptTokenCount\": 5, \"candidatesTokenCount\": 1, \"promptTokensDetails\":"
                        + " [{\"modality\": \"AUDIO\", \"tokenCount\": -1}]}",
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
