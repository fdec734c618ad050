package dev.bourse.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.sim.workload.Outcome.Answer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader();

    @Test
    void a_whole_answer_is_read_with_its_exact_cost() {
        read(
                """
                {"id":"gen-1","provider":"P","model":"a/b","choices":[{"finish_reason":"stop",
                "message":{"content":"hi"}}],"usage":{"prompt_tokens":10,"completion_tokens":2,
                "prompt_tokens_details":{"cached_tokens":4},"cost":0.000000123}}\
                """);
        Tokens tokens = new Tokens(6, 4, 0, 2, 0);
        assertEquals(new Answer("gen-1", "P", "a/b", tokens, new Money(123)), reader.answer());
        assertTrue(reader.hasContent());
        assertNull(reader.failure());
    }

    @Test
    void events_add_up() {
        read(
                "{\"id\":\"gen-1\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}");
        assertFalse(reader.hasContent());
        read(
                "{\"choices\":[{\"delta\":{\"content\":\"hi\"},\"finish_reason\":null}],\"usage\":null}");
        assertTrue(reader.hasContent());
        assertEquals("no finish reason", reader.failure());
        read("{\"choices\":[{\"delta\":{},\"finish_reason\":\"length\"}]}");
        read("{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"cost\":0}}");
        assertEquals(new Answer("gen-1", null, null, Tokens.of(1, 1), Money.ZERO), reader.answer());
        assertNull(reader.failure());
    }

    @Test
    void a_tool_call_is_content() {
        read("{\"choices\":[{\"delta\":{\"content\":null,\"tool_calls\":[{\"index\":0}]}}]}");
        assertTrue(reader.hasContent());
    }

    @Test
    void an_answer_that_says_nothing_is_empty() {
        read("{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"stop\"}]}");
        assertEquals("empty", reader.failure());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"error\":{\"code\":502}}                             | error 502",
                "{\"error\":{\"code\":\"server_error\"}}                | error server_error",
                "{\"error\":\"no\"}                                     | error without a code",
                "{\"choices\":[{\"finish_reason\":\"error\"}]}          | finish reason error",
                "{\"usage\":{\"cost\":0.0000000001}}                    | cost is no sum of"
                        + " nano-dollars",
                "nonsense                                               | garbage",
                "{}                                                     | no finish reason",
            })
    void what_is_no_answer_says_why(String json, String why) {
        read(json);
        assertEquals(why, reader.failure());
    }

    private void read(String json) {
        reader.accept(json.getBytes(StandardCharsets.UTF_8));
    }
}
