package dev.bourse.gateway.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;

class VerdictTest {
    private static final Endpoint ENDPOINT =
            Acme.offer("acme/large", "0.000001", "0.000002").endpoint();
    private static final String PIECE = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n";
    private static final String COUNTED =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | the answer has no content",
                "{\"choices\":[]} | the answer has no content",
                "{\"choices\":[1]} | the answer has no content",
                "{\"choices\":[{\"message\":{\"content\":\" \"},\"finish_reason\":\"stop\"}]} | the"
                        + " answer has no content",
                "{\"choices\":[{\"message\":{\"content\":\"a\"}}]} | the answer does not say how it"
                        + " ended",
                "[] | is no answer: an answer must be an object",
            })
    void an_answer_without_content_or_end_does_not_pass(String json, String why) {
        assertEquals(why.strip(), fault(() -> Verdict.chat(whole(json.strip()))));
    }

    @Test
    void an_answer_passes_with_words_or_with_thoughts() {
        assertEquals("answered with 5 characters", chat("\"content\":\"Paris\""));
        assertEquals("answered with 0 characters", chat("\"reasoning\":\"hm\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | the usage is missing or makes no sense",
                "{\"usage\":null} | the usage is missing or makes no sense",
                "{\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":2}} | the usage counts 0"
                        + " prompt tokens",
                "{\"usage\":{\"prompt_tokens\":900000,\"completion_tokens\":2}} | the usage counts"
                        + " 900000 prompt tokens",
                "{\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":0}} | the usage counts no"
                        + " completion tokens",
                "{\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":513}} | the usage counts 513"
                        + " completion tokens; 512 were asked for at most",
                "{\"usage\":{\"prompt_tokens\":-9,\"completion_tokens\":2}} | the usage is missing"
                        + " or makes no sense",
                "{\"usage\":{\"prompt_tokens\":9.5,\"completion_tokens\":2}} | the usage is missing"
                        + " or makes no sense",
            })
    void a_usage_that_cannot_be_billed_does_not_pass(String json, String why) {
        assertEquals(why.strip(), fault(() -> Verdict.usage(whole(json.strip()), ENDPOINT)));
    }

    @Test
    void a_usage_that_can_be_true_passes() {
        String json = "{\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}";
        assertEquals("9 tokens in, 2 out", Verdict.usage(whole(json), ENDPOINT));
    }

    @Test
    void a_stream_passes_with_pieces_a_usage_and_an_end() {
        assertEquals(
                "2 pieces, 9 tokens in, 2 out",
                Verdict.stream(streamed(": hello\n\n" + PIECE + PIECE + COUNTED + DONE), ENDPOINT));
    }

    @Test
    void a_stream_that_lacks_any_of_these_does_not() {
        assertEquals("there is no stream of events", stream("{\"choices\":[]}"));
        assertEquals("there is no stream of events", stream(""));
        assertEquals(
                "the stream does not end as streams of its dialect do", stream(PIECE + COUNTED));
        assertEquals("the stream has no content", stream(COUNTED + DONE));
        assertEquals("the usage is missing or makes no sense", stream(PIECE + DONE));
        assertEquals("is no answer: an answer must be an object", stream("data: 1\n\n" + DONE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | no tool was called",
                "[{\"function\":{\"name\":\"other\"}}] | another tool was called than there is",
                "[{\"function\":{\"name\":\"get_weather\",\"arguments\":\"{}\"}}] | the tool was"
                        + " called without its argument",
                "[{\"function\":{\"name\":\"get_weather\",\"arguments\":\"[]\"}}] | is no JSON"
                        + " object",
            })
    void a_tool_call_that_is_of_no_use_does_not_pass(String calls, String why) {
        assertEquals(why.strip(), fault(() -> tool(calls.strip())));
    }

    @Test
    void a_tool_call_passes_with_the_right_name_and_argument() {
        assertEquals(
                "called get_weather",
                tool(
                        "[{\"function\":{\"name\":\"get_weather\","
                                + "\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}}]"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_dialect_passes_with_good_answers(Dialect dialect) {
        Question question = new Question(ENDPOINT, dialect);
        assertTrue(question.chat().body().length > 0);
        assertTrue(question.stream().stream());
        assertTrue(question.tool().body().length > 0);
        Heard whole = Heard.whole(dialect, bytes(Answers.whole(dialect)));
        assertEquals("answered with 5 characters", Verdict.chat(whole));
        assertEquals("9 tokens in, 2 out", Verdict.usage(whole, ENDPOINT));
        Heard tool = Heard.whole(dialect, bytes(Answers.tool(dialect)));
        assertEquals("called get_weather", Verdict.tool(tool));
        Heard stream = Heard.stream(dialect, bytes(Answers.stream(dialect)));
        assertTrue(Verdict.stream(stream, ENDPOINT).endsWith(" pieces, 9 tokens in, 2 out"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stream_that_is_cut_off_passes_in_no_dialect(Dialect dialect) {
        String whole = Answers.stream(dialect);
        String half = whole.substring(0, whole.strip().lastIndexOf("\n\n") + 2);
        assertThrows(
                Verdict.Bad.class,
                () -> Verdict.stream(Heard.stream(dialect, bytes(half)), ENDPOINT));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_answer_of_another_dialect_does_not_pass(Dialect dialect) {
        for (Dialect other : Dialect.values()) {
            if (other != dialect) {
                byte[] answer = bytes(Answers.whole(other));
                assertThrows(Verdict.Bad.class, () -> Verdict.chat(Heard.whole(dialect, answer)));
            }
        }
    }

    private static String chat(String content) {
        return Verdict.chat(
                whole(
                        "{\"choices\":[{\"message\":{"
                                + content
                                + "},\"finish_reason\":\"stop\"}]}"));
    }

    private static String tool(String calls) {
        String json = "{\"choices\":[{\"message\":{\"tool_calls\":" + calls + "}}]}";
        return Verdict.tool(whole(json));
    }

    private static String stream(String body) {
        return fault(() -> Verdict.stream(streamed(body), ENDPOINT));
    }

    private static String fault(Runnable reading) {
        return String.valueOf(assertThrows(Verdict.Bad.class, reading::run).getMessage());
    }

    private static Heard whole(String json) {
        return Heard.whole(Dialect.OPENAI, bytes(json));
    }

    private static Heard streamed(String body) {
        return Heard.stream(Dialect.OPENAI, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
