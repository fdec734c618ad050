package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.Tongues.Outcome;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

/** The same question in every dialect: the same words, calls and counts, whole and streamed. */
@TestInstance(Lifecycle.PER_CLASS)
class DialectsOverTheWireTest {
    private static final String SCHEMA =
            "{\"type\":\"object\",\"required\":[\"city\"],\"properties\":{\"city\":{\"type\":\"string\"}}}";
    private static final String PIXEL = "iVBORw0KGgo=";

    private Stage stage;

    @BeforeAll
    void start() {
        stage = Stage.plain();
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    /** One question in four dialects. */
    enum Question {
        LIMITED(
                """
                {"model":"chat","max_tokens":7,"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"hello there"}]}
                {"model":"chat","max_output_tokens":7,"instructions":"Be kind.","input":"hello there"}
                {"model":"chat","max_tokens":7,"system":"Be kind.","messages":[{"role":"user","content":"hello there"}]}
                {"systemInstruction":{"parts":[{"text":"Be kind."}]},"contents":[{"role":"user","parts":[{"text":"hello there"}]}],"generationConfig":{"maxOutputTokens":7}}
                """),
        UNLIMITED(
                """
                {"model":"chat","messages":[{"role":"user","content":"one"},{"role":"assistant","content":"two"},{"role":"user","content":"three"}]}
                {"model":"chat","input":[{"role":"user","content":"one"},{"role":"assistant","content":[{"type":"output_text","text":"two"}]},{"role":"user","content":"three"}]}
                {"model":"chat","max_tokens":8192,"messages":[{"role":"user","content":"one"},{"role":"assistant","content":"two"},{"role":"user","content":[{"type":"text","text":"three"}]}]}
                {"contents":[{"role":"user","parts":[{"text":"one"}]},{"role":"model","parts":[{"text":"two"}]},{"role":"user","parts":[{"text":"three"}]}]}
                """),
        CALLS(
                """
                {"model":"chat","tools":[{"type":"function","function":{"name":"get_weather","parameters":SCHEMA}},{"type":"function","function":{"name":"get_news","parameters":SCHEMA}}],"messages":[{"role":"user","content":"weather and news?"}]}
                {"model":"chat","tools":[{"type":"function","name":"get_weather","parameters":SCHEMA},{"type":"function","name":"get_news","parameters":SCHEMA}],"input":"weather and news?"}
                {"model":"chat","max_tokens":8192,"tools":[{"name":"get_weather","input_schema":SCHEMA},{"name":"get_news","input_schema":SCHEMA}],"messages":[{"role":"user","content":"weather and news?"}]}
                {"tools":[{"functionDeclarations":[{"name":"get_weather","parameters":SCHEMA},{"name":"get_news","parametersJsonSchema":SCHEMA}]}],"contents":[{"role":"user","parts":[{"text":"weather and news?"}]}]}
                """),
        FORCED_CALL(
                """
                {"model":"chat","tools":[{"type":"function","function":{"name":"f","parameters":SCHEMA}}],"tool_choice":{"type":"function","function":{"name":"f"}},"messages":[{"role":"user","content":"hi"}]}
                {"model":"chat","tools":[{"type":"function","name":"f","parameters":SCHEMA}],"tool_choice":{"type":"function","name":"f"},"input":"hi"}
                {"model":"chat","max_tokens":8192,"tools":[{"name":"f","input_schema":SCHEMA}],"tool_choice":{"type":"tool","name":"f"},"messages":[{"role":"user","content":"hi"}]}
                {"tools":[{"functionDeclarations":[{"name":"f","parameters":SCHEMA}]}],"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}},"contents":[{"role":"user","parts":[{"text":"hi"}]}]}
                """),
        RESULTS(
                """
                {"model":"chat","tools":[{"type":"function","function":{"name":"get_weather","parameters":SCHEMA}}],"messages":[{"role":"user","content":"weather?"},{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"get_weather","arguments":"{\\"city\\":\\"x\\"}"}},{"id":"b","type":"function","function":{"name":"get_weather","arguments":"{\\"city\\":\\"y\\"}"}}]},{"role":"tool","tool_call_id":"a","content":"weather: sun"},{"role":"tool","tool_call_id":"b","content":"{\\"t\\":3}"}]}
                {"model":"chat","tools":[{"type":"function","name":"get_weather","parameters":SCHEMA}],"input":[{"role":"user","content":"weather?"},{"type":"function_call","call_id":"a","name":"get_weather","arguments":"{\\"city\\":\\"x\\"}"},{"type":"function_call","call_id":"b","name":"get_weather","arguments":"{\\"city\\":\\"y\\"}"},{"type":"function_call_output","call_id":"a","output":"weather: sun"},{"type":"function_call_output","call_id":"b","output":"{\\"t\\":3}"}]}
                {"model":"chat","max_tokens":8192,"tools":[{"name":"get_weather","input_schema":SCHEMA}],"messages":[{"role":"user","content":"weather?"},{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"get_weather","input":{"city":"x"}},{"type":"tool_use","id":"b","name":"get_weather","input":{"city":"y"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"weather: sun"},{"type":"tool_result","tool_use_id":"b","content":[{"type":"text","text":"{\\"t\\":3}"}]}]}]}
                {"tools":[{"functionDeclarations":[{"name":"get_weather","parameters":SCHEMA}]}],"contents":[{"role":"user","parts":[{"text":"weather?"}]},{"role":"model","parts":[{"functionCall":{"name":"get_weather","args":{"city":"x"}}},{"functionCall":{"name":"get_weather","args":{"city":"y"}}}]},{"role":"user","parts":[{"functionResponse":{"name":"get_weather","response":{"output":"weather: sun"}}},{"functionResponse":{"name":"get_weather","response":{"t":3}}}]}]}
                """),
        STRUCTURED(
                """
                {"model":"chat","response_format":{"type":"json_schema","json_schema":{"name":"a","schema":SCHEMA}},"messages":[{"role":"user","content":"hi"}]}
                {"model":"chat","text":{"format":{"type":"json_schema","name":"a","schema":SCHEMA}},"input":"hi"}
                {"model":"chat","max_tokens":8192,"output_config":{"format":{"type":"json_schema","schema":SCHEMA}},"messages":[{"role":"user","content":"hi"}]}
                {"generationConfig":{"responseMimeType":"application/json","responseSchema":UPPER},"contents":[{"role":"user","parts":[{"text":"hi"}]}]}
                """),
        SEEN(
                """
                {"model":"chat","max_tokens":3,"messages":[{"role":"user","content":[{"type":"text","text":"four"},{"type":"image_url","image_url":{"url":"data:image/png;base64,PIXEL"}},{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,PIXEL"}}]}]}
                {"model":"chat","max_output_tokens":3,"input":[{"role":"user","content":[{"type":"input_text","text":"four"},{"type":"input_image","image_url":"data:image/png;base64,PIXEL"},{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,PIXEL"}]}]}
                {"model":"chat","max_tokens":3,"messages":[{"role":"user","content":[{"type":"text","text":"four"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"PIXEL"}},{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"PIXEL"}}]}]}
                {"generationConfig":{"maxOutputTokens":3},"contents":[{"role":"user","parts":[{"text":"four"},{"inlineData":{"mimeType":"image/png","data":"PIXEL"}},{"inlineData":{"mimeType":"application/pdf","data":"PIXEL"}}]}]}
                """),
        THOUGHT(
                """
                {"model":"chat","max_tokens":40,"reasoning_effort":"low","messages":[{"role":"user","content":"why?"}]}
                {"model":"chat","max_output_tokens":40,"reasoning":{"effort":"high","summary":"auto"},"input":"why?"}
                {"model":"chat","max_tokens":40,"thinking":{"type":"enabled","budget_tokens":1024},"messages":[{"role":"user","content":"why?"}]}
                {"generationConfig":{"maxOutputTokens":40,"thinkingConfig":{"thinkingBudget":512,"includeThoughts":true}},"contents":[{"role":"user","parts":[{"text":"why?"}]}]}
                """);

        private final String bodies;

        Question(String bodies) {
            this.bodies =
                    bodies.replace("SCHEMA", SCHEMA)
                            .replace("UPPER", SCHEMA.replace("object", "OBJECT"))
                            .replace("PIXEL", PIXEL);
        }

        String in(Tongue tongue) {
            int line = List.of(Tongue.values()).indexOf(tongue);
            return bodies.lines().skip(line).findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_question_is_answered_alike_in_every_dialect_whole_and_streamed(Question question)
            throws Exception {
        Outcome expected = Tongues.whole(stage, Tongue.CHAT, question.in(Tongue.CHAT));
        assertTrue(expected.completion() > 0, expected.toString());
        for (Tongue tongue : Tongue.values()) {
            String body = question.in(tongue);
            assertEquals(expected, Tongues.whole(stage, tongue, body), tongue + " whole");
            assertEquals(expected, Tongues.streamed(stage, tongue, body), tongue + " streamed");
        }
    }

    @Test
    void questions_are_answered_as_they_mean() throws Exception {
        Outcome calls = Tongues.whole(stage, Tongue.CHAT, Question.CALLS.in(Tongue.CHAT));
        assertEquals(
                List.of("get_weather{\"city\":\"simulated\"}", "get_news{\"city\":\"simulated\"}"),
                calls.calls());
        assertEquals("tool_calls", calls.finish());
        Outcome seen = Tongues.whole(stage, Tongue.CHAT, Question.SEEN.in(Tongue.CHAT));
        assertEquals(new Outcome(seen.text(), List.of(), "length", 171, 3), seen);
        Outcome results = Tongues.whole(stage, Tongue.CHAT, Question.RESULTS.in(Tongue.CHAT));
        assertEquals("stop", results.finish());
        Outcome thought = Tongues.whole(stage, Tongue.CHAT, Question.THOUGHT.in(Tongue.CHAT));
        assertEquals(40, thought.completion());
    }

    @Test
    void a_stop_sequence_is_named_where_the_dialect_names_it() throws Exception {
        String body =
                "{\"model\":\"chat\",\"max_tokens\":40,\"stop_sequences\":[\"zz\",\"e\"],"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
        JsonObject message = Tongues.body(Tongues.raw(stage, "/v1/messages", body));
        assertEquals("stop_sequence", Tongue.text(message, "stop_reason"));
        assertEquals("e", Tongue.text(message, "stop_sequence"));
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 400"})
    void a_thinking_block_comes_back_as_it_was_or_is_refused(boolean right, int status)
            throws Exception {
        JsonObject answer =
                Tongues.body(
                        Tongues.raw(stage, "/v1/messages", Question.THOUGHT.in(Tongue.MESSAGES)));
        JsonObject thinking = Tongue.first(answer.items("content"));
        assertEquals("thinking", Tongue.text(thinking, "type"));
        String signature = right ? Tongue.text(thinking, "signature") : "Zm9yZWlnbg==";
        String again =
                """
                {"model":"chat","max_tokens":5,"messages":[{"role":"user","content":"why?"},
                {"role":"assistant","content":[{"type":"thinking","thinking":"%s","signature":"%s"}]},
                {"role":"user","content":"go on"}]}
                """
                        .formatted(Tongue.text(thinking, "thinking"), signature);
        String second = Tongues.raw(stage, "/v1/messages", again);
        assertTrue(second.startsWith("HTTP/1.1 " + status), second);
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 400"})
    void sealed_reasoning_comes_back_as_it_was_or_is_refused(boolean right, int status)
            throws Exception {
        String first =
                """
                {"model":"chat","reasoning":{"effort":"low"},"input":"why?",
                "include":["reasoning.encrypted_content"]}
                """;
        JsonObject answer = Tongues.body(Tongues.raw(stage, "/v1/responses", first));
        JsonObject item = Tongue.first(answer.items("output"));
        String sealed = right ? Tongue.text(item, "encrypted_content") : "Zm9yZWlnbg==";
        String again =
                """
                {"model":"chat","input":[{"role":"user","content":"why?"},
                {"type":"reasoning","id":"rs","summary":[],"encrypted_content":"%s"},
                {"role":"user","content":"go on"}]}
                """
                        .formatted(sealed);
        String second = Tongues.raw(stage, "/v1/responses", again);
        assertTrue(second.startsWith("HTTP/1.1 " + status), second);
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 400"})
    void a_thought_signature_comes_back_as_it_was_or_is_refused(boolean right, int status)
            throws Exception {
        JsonObject answer =
                Tongues.body(
                        Tongues.raw(
                                stage,
                                Tongue.GENERATE.path(false),
                                Question.THOUGHT.in(Tongue.GENERATE)));
        JsonObject said =
                Tongue.objects(
                                Tongue.first(answer.items("candidates"))
                                        .object("content")
                                        .items("parts"))
                        .getLast();
        String signature = right ? Tongue.text(said, "thoughtSignature") : "Zm9yZWlnbg==";
        String again =
                """
                {"contents":[{"role":"user","parts":[{"text":"why?"}]},
                {"role":"model","parts":[{"text":"so","thoughtSignature":"%s"}]},
                {"role":"user","parts":[{"text":"go on"}]}]}
                """
                        .formatted(signature);
        String second = Tongues.raw(stage, Tongue.GENERATE.path(false), again);
        assertTrue(second.startsWith("HTTP/1.1 " + status), second);
    }

    @Test
    void what_is_marked_is_written_once_and_then_read() throws Exception {
        String ask =
                """
                {"model":"chat","max_tokens":1,"system":[{"type":"text","text":"%s",
                "cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":"four"}]}
                """
                        .formatted("marked ".repeat(40));
        JsonObject first = Tongues.body(Tongues.raw(stage, "/v1/messages", ask)).object("usage");
        JsonObject second = Tongues.body(Tongues.raw(stage, "/v1/messages", ask)).object("usage");
        assertEquals(70, Tongue.number(first, "cache_creation_input_tokens"));
        assertEquals(0, Tongue.number(first, "cache_read_input_tokens"));
        assertEquals(1, Tongue.number(first, "input_tokens"));
        assertEquals(0, Tongue.number(second, "cache_creation_input_tokens"));
        assertEquals(70, Tongue.number(second, "cache_read_input_tokens"));
    }

    @Test
    void what_is_marked_for_an_hour_is_told_apart() throws Exception {
        String ask =
                """
                {"model":"chat","max_tokens":1,"system":[{"type":"text","text":"%s",
                "cache_control":{"type":"ephemeral","ttl":"1h"}}],
                "messages":[{"role":"user","content":"four"}]}
                """
                        .formatted("lasting ".repeat(40));
        JsonObject usage = Tongues.body(Tongues.raw(stage, "/v1/messages", ask)).object("usage");
        JsonObject split = usage.object("cache_creation");
        long written = Tongue.number(usage, "cache_creation_input_tokens");
        assertTrue(written > 0, usage::toString);
        assertEquals(written, Tongue.number(split, "ephemeral_1h_input_tokens"));
        assertEquals(0, Tongue.number(split, "ephemeral_5m_input_tokens"));
    }

    @Test
    void what_has_a_key_is_read_from_the_second_time_on() throws Exception {
        String ask =
                """
                {"model":"chat","max_tokens":1,"prompt_cache_key":"k","messages":[
                {"role":"system","content":"%s"},{"role":"user","content":"four"}]}
                """
                        .formatted("keyed ".repeat(40));
        Tongues.raw(stage, "/v1/chat/completions", ask);
        JsonObject usage =
                Tongues.body(Tongues.raw(stage, "/v1/chat/completions", ask)).object("usage");
        assertEquals(60, Tongue.number(usage.object("prompt_tokens_details"), "cached_tokens"));
    }

    @Test
    void tokens_can_be_counted_without_an_answer() throws Exception {
        String body = Question.LIMITED.in(Tongue.MESSAGES).replace("\"max_tokens\":7,", "");
        JsonObject count = Tongues.body(Tongues.raw(stage, "/v1/messages/count_tokens", body));
        assertEquals(5, Tongue.number(count, "input_tokens"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RESPONSES | {\"model\":\"chat\"}                     | missing_required_parameter",
                "RESPONSES | {\"model\":\"no\",\"input\":\"x\"}       | model_not_found",
                "MESSAGES  | {\"model\":\"chat\",\"max_tokens\":1}    | at least one message",
                "MESSAGES  |"
                    + " {\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]} |"
                    + " max_tokens: Field required",
                "GENERATE  | {}                                       | contents is not specified",
                "GENERATE  | nonsense                                 | INVALID_ARGUMENT",
            })
    void nonsense_is_refused_in_the_words_of_the_dialect(Tongue tongue, String json, String words)
            throws Exception {
        String answer = Tongues.raw(stage, tongue.path(false), json);
        assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
        assertTrue(answer.contains(words), answer);
        assertNotEquals(JsonObject.EMPTY, Tongues.body(answer).object("error"));
    }
}
