package dev.bourse.wire.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bourse.domain.catalog.Dialect;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    OPENAI    | {"choices":[{"message":{"content":"%s","reasoning":"{x,"}}],"usage":{"total_tokens":3}}
                    RESPONSES | {"output":[{"type":"reasoning","content":[{"type":"reasoning_text","text":"{x,"}]},{"type":"message","content":[{"type":"output_text","text":"%s"}]}]}
                    ANTHROPIC | {"content":[{"type":"thinking","thinking":"{x,"},{"type":"text","text":"%s"}]}
                    GEMINI    | {"candidates":[{"content":{"parts":[{"text":"{x,","thought":true},{"text":"%s"}]}}]}
                    """)
    void the_words_of_an_answer_are_repaired_and_nothing_else_is(Dialect dialect, String answer) {
        assertEquals(
                answer.formatted("{\\\"a\\\":1}"), healed(answer.formatted("{a:1,}"), dialect, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    OPENAI    | {"choices":[{"message":{"content":"{\\"a\\":1}"}}]}
                    OPENAI    | {"choices":[{"message":{"content":"Sorry, no."}}]}
                    OPENAI    | {"choices":[{"message":{"content":null,"tool_calls":[{"function":{"arguments":"{a:1,}"}}]}}]}
                    OPENAI    | {"error":{"message":"{a:1,}"}}
                    ANTHROPIC | {"content":[{"type":"text","text":"{a:"},{"type":"text","text":"1,}"}]}
                    GEMINI    | {"candidates":[{"content":{"parts":[{"text":"{a:"},{"text":"1,}"}]}}]}
                    GEMINI    | {"candidates":[{"finishReason":"SAFETY"}]}
                    RESPONSES | {"output":[{"type":"function_call","arguments":"{a:1,}"}]}
                    OPENAI    | [1]
                    OPENAI    | {"choices":
                    """)
    void what_is_fine_or_unclear_or_no_answer_stays_to_the_byte(Dialect dialect, String answer) {
        byte[] body = answer.getBytes(UTF_8);
        assertSame(body, Healing.of(body, dialect).body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"choices":[{"message":{"content":"{a:1,}"}},{"message":{"content":"{}"}},{"message":{"content":"[1,]"}}]}
                    """)
    void each_choice_is_repaired_by_itself(String answer) {
        assertEquals(
                "{\"choices\":[{\"message\":{\"content\":\"{\\\"a\\\":1}\"}},"
                        + "{\"message\":{\"content\":\"{}\"}},"
                        + "{\"message\":{\"content\":\"[1]\"}}]}",
                healed(answer, Dialect.OPENAI, 2));
    }

    private static String healed(String answer, Dialect dialect, int texts) {
        Healing.Healed healed = Healing.of(answer.getBytes(UTF_8), dialect);
        assertEquals(texts, healed.texts());
        return new String(healed.body(), UTF_8);
    }
}
