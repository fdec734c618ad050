package dev.bourse.wire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Answers of a form that was asked for, gathered from an upstream's bytes and judged. */
class FormWatchTest {
    private static final int LONGEST = 1 << 20;
    private static final String SCHEMA =
            """
            {"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}\
            """;
    private static final Format ASKED =
            new Format.Schema("answer", null, (JsonObject) Json.parse(SCHEMA), true);

    private static final String STREAM =
            """
            data: {"id":"a","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

            data: {"id":"a","choices":[{"index":0,"delta":{"content":"{\\"n\\":"}}]}

            data: {"id":"a","choices":[{"index":0,"delta":{"content":"\\"x\\"}"}}]}

            data: {"id":"a","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    @Test
    void the_text_of_a_stream_is_put_together_wherever_the_network_cuts_it() {
        byte[] stream = utf8(STREAM);
        for (int cut = 0; cut <= stream.length; cut++) {
            FormWatch watch = watch(ASKED);
            watch.accept(Arrays.copyOfRange(stream, 0, cut));
            watch.accept(Arrays.copyOfRange(stream, cut, stream.length));
            assertEquals(AnswerForm.SCHEMA_MISMATCH, watch.judged(), "cut at " + cut);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # text            | by the schema   | as any JSON object
                    {"n":1}           | VALID           | VALID
                    ` {"n":1}\n`      | VALID           | VALID
                    {"n":"1"}         | SCHEMA_MISMATCH | VALID
                    {}                | SCHEMA_MISMATCH | VALID
                    [1]               | SCHEMA_MISMATCH | SCHEMA_MISMATCH
                    {"n":1            | INVALID_JSON    | INVALID_JSON
                    Sure: {"n":1}     | INVALID_JSON    | INVALID_JSON
                    ```json{"n":1}``` | INVALID_JSON    | INVALID_JSON
                    ``                | INVALID_JSON    | INVALID_JSON
                    """)
    void a_text_is_judged_by_what_was_asked_for(
            @Nullable String text, AnswerForm bySchema, AnswerForm asJson) {
        String said = text == null ? "" : text;
        assertEquals(bySchema, judged(ASKED, said));
        assertEquals(asJson, judged(new Format.Json(), said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "content_filter", "tool_calls"})
    void a_text_that_did_not_end_of_itself_is_not_judged(String finish) {
        assertNull(judged(ASKED, choice(0, "{\"n\":", finish), ""));
    }

    @Test
    void of_several_choices_the_worst_counts() {
        String good = choice(0, "{\"n\":1}", "stop");
        assertEquals(
                AnswerForm.SCHEMA_MISMATCH, judged(ASKED, good, "," + choice(1, "{}", "stop")));
        assertEquals(AnswerForm.VALID, judged(ASKED, good, "," + choice(1, "{", "length")));
    }

    @Test
    void a_refusal_has_no_form() {
        String refusal =
                """
                {"index":0,"message":{"role":"assistant","content":null,"refusal":"No."},\
                "finish_reason":"stop"}\
                """;
        assertNull(judged(ASKED, refusal, ""));
    }

    @Test
    void whoever_calls_a_tool_says_nothing_that_could_be_judged() {
        String calling =
                """
                {"index":0,"message":{"role":"assistant","content":"","tool_calls":[{"id":"c",\
                "type":"function","function":{"name":"f","arguments":"{}"}}]},\
                "finish_reason":"stop"}\
                """;
        assertNull(judged(ASKED, calling, ""));
    }

    @Test
    void what_nobody_can_tell_is_not_called_good() {
        assertNull(judged(ASKED, "{\"n\":" + "1".repeat(300_000) + "}"), "too long");
        Format nonsense =
                new Format.Schema("answer", null, (JsonObject) Json.parse("{\"type\":7}"), null);
        assertNull(judged(nonsense, "{}"), "a schema without sense");
        FormWatch broken = watch(ASKED);
        broken.accept(utf8("data: {\"choices\"\n\n" + STREAM));
        assertNull(broken.judged(), "a broken stream");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    OPENAI    | "response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object"}}} | Schema
                    OPENAI    | "response_format":{"type":"json_object"}                                           | Json
                    OPENAI    | "response_format":{"type":"text"}                                                  | Text
                    OPENAI    | "seed":1                                                                           | Text
                    RESPONSES | "text":{"format":{"type":"json_schema","name":"a","schema":{"type":"object"}}}     | Schema
                    RESPONSES | "text":{"format":{"type":"json_object"}}                                           | Json
                    RESPONSES | "store":false                                                                      | Text
                    ANTHROPIC | "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}       | Schema
                    ANTHROPIC | "output_format":{"type":"json_schema","schema":{"type":"object"}}                  | Schema
                    ANTHROPIC | "top_k":1                                                                          | Text
                    GEMINI    | "generationConfig":{"responseMimeType":"application/json","responseJsonSchema":{"type":"object"}} | Schema
                    GEMINI    | "generation_config":{"response_mime_type":"application/json"}                      | Json
                    GEMINI    | "generationConfig":{"topK":1}                                                      | Text
                    """)
    void a_request_tells_the_form_in_any_dialect(Dialects dialect, String member, String form) {
        Format format = dialect.request(member).format();
        assertEquals(form, format.getClass().getSimpleName());
        assertEquals(format, dialect.request(member).conversation().format());
    }

    /** A dialect with the least that it takes as a request. */
    enum Dialects {
        OPENAI("{\"model\":\"a/m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],%s}"),
        RESPONSES("{\"model\":\"a/m\",\"input\":\"Hi\",%s}"),
        ANTHROPIC(
                "{\"model\":\"a/m\",\"max_tokens\":9,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],%s}"),
        GEMINI("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}],%s}");

        private final String body;

        Dialects(String body) {
            this.body = body;
        }

        private Request request(String member) {
            Addressed address =
                    this == GEMINI ? new Addressed("a/m", false, false) : Addressed.BY_BODY;
            return (Request) protocol().scan(utf8(body.replace("%s", member)), address);
        }

        private Protocol protocol() {
            return switch (this) {
                case OPENAI -> new OpenAi();
                case ANTHROPIC -> new Anthropic();
                case RESPONSES -> new Responses();
                case GEMINI -> new Gemini();
            };
        }
    }

    private static @Nullable AnswerForm judged(Format asked, String text) {
        return judged(asked, choice(0, text, "stop"), "");
    }

    private static @Nullable AnswerForm judged(Format asked, String choice, String more) {
        FormWatch watch = watch(asked);
        watch.whole(utf8("{\"id\":\"a\",\"choices\":[" + choice + more + "]}"));
        return watch.judged();
    }

    private static String choice(int index, String text, String finish) {
        return """
        {"index":%d,"message":{"role":"assistant","content":%s},"finish_reason":"%s"}\
        """
                .formatted(index, new String(Json.quoted(text), StandardCharsets.UTF_8), finish);
    }

    private static FormWatch watch(Format asked) {
        return new FormWatch(asked, new OpenAi(), LONGEST);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
