package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Efforts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

class EffortEditTest {
    private static final Efforts KNOWN = new Efforts(List.of("low", "high"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "OPENAI | {\"a\":1,\"reasoning_effort\":\"xhigh\"}"
                        + " | {\"a\":1,\"reasoning_effort\":\"high\"}",
                "OPENAI | {\"reasoning\":{\"effort\":\"none\",\"exclude\":true}}"
                        + " | {\"reasoning\":{\"effort\":\"low\",\"exclude\":true}}",
                "RESPONSES | {\"reasoning\":{\"effort\":\"max\"}}"
                        + " | {\"reasoning\":{\"effort\":\"high\"}}",
                "ANTHROPIC | {\"output_config\":{\"effort\":\"medium\"}}"
                        + " | {\"output_config\":{\"effort\":\"low\"}}",
                "GEMINI |"
                    + " {\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"MEDIUM\"}}}"
                    + " | {\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"low\"}}}",
            })
    void each_dialect_has_its_place_for_the_word(Dialect dialect, String from, String to) {
        byte[] edited = edited(from, dialect).orElseThrow();
        assertEquals(to, new String(edited, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "OPENAI | {\"reasoning_effort\":\"high\"}",
                "OPENAI | {\"reasoning\":{\"max_tokens\":2048}}",
                "OPENAI | {\"reasoning\":null}",
                "RESPONSES | {\"reasoning_effort\":\"xhigh\"}",
                "ANTHROPIC | {\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2048}}",
                "GEMINI | {\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":5}}}",
                "GEMINI | []",
            })
    void what_needs_no_change_is_left_alone(Dialect dialect, String body) {
        assertEquals(Optional.empty(), edited(body, dialect));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    OPENAI | {"reasoning":{"enabled":false,"exclude":true}} | {"reasoning":{"exclude":true,"effort":"low"}}
                    OPENAI | {"reasoning":{"max_tokens":0}}                 | {"reasoning":{"effort":"low"}}
                    GEMINI | {"generationConfig":{"thinkingConfig":{"thinkingBudget":0}}} | {"generationConfig":{"thinkingConfig":{}}}
                    ANTHROPIC | {"max_tokens":9,"thinking":{"type":"disabled"}} | {"max_tokens":9}
                    GEMINI | {"generation_config":{"thinking_config":{"thinking_budget":0}}} | {"generation_config":{"thinking_config":{}}}
                    """)
    void a_model_that_always_thinks_is_not_told_to_stop(Dialect dialect, String from, String to) {
        byte[] edited = edited(from, dialect).orElseThrow();
        assertEquals(to, new String(edited, StandardCharsets.UTF_8));
        byte[] body = from.getBytes(StandardCharsets.UTF_8);
        Efforts free = new Efforts(List.of("none", "low"));
        assertEquals(Optional.empty(), EffortEdit.of(body, dialect, free::nearest));
    }

    private static Optional<byte[]> edited(String json, Dialect dialect) {
        return EffortEdit.of(json.getBytes(StandardCharsets.UTF_8), dialect, KNOWN::nearest);
    }
}
