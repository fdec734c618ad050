package dev.bourse.wire.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.fact.ToolUse;
import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tool calls of an answer, found in the bytes of any dialect and judged by what was offered. */
class ToolWatchTest {
    private static final int LONGEST = 1 << 20;

    /** One good call, one with arguments that do not fit, one of a tool that nobody offered. */
    private static final ToolUse THREE = new ToolUse(3, 0, 1, 1);

    private static final String SCHEMA =
            """
            {"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}\
            """;

    private static final String OFFER =
            """
            {"model":"lab/m","messages":[{"role":"user","content":"Where?"}],"tools":[
              {"type":"function","function":{"name":"weather","parameters":%s}},
              {"type":"function","function":{"name":"clock"}}]}\
            """
                    .formatted(SCHEMA);

    /** A dialect with three tool calls, streamed and whole. */
    enum Said {
        OPENAI(
                """
                data: {"id":"a","choices":[{"index":0,"delta":{"role":"assistant","content":"Well"}}]}

                data: {"id":"a","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c0","type":"function","function":{"name":"weather","arguments":""}}]}}]}

                data: {"id":"a","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"city\\":"}}]}}]}

                data: {"id":"a","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"Bern\\"}"}}]}}]}

                data: {"id":"a","choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"c1","type":"function","function":{"name":"weather","arguments":"{}"}}]}}]}

                data: {"id":"a","choices":[{"index":0,"delta":{"tool_calls":[{"index":2,"id":"c2","type":"function","function":{"name":"tide","arguments":"{}"}}]}}]}

                data: {"id":"a","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

                data: [DONE]

                """,
                """
                {"id":"a","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[
                {"id":"c0","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Bern\\"}"}},
                {"id":"c1","type":"function","function":{"name":"weather","arguments":"{}"}},
                {"id":"c2","type":"function","function":{"name":"tide","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}
                """),
        ANTHROPIC(
                """
                event: message_start
                data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Well"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"c0","name":"weather","input":{}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\\"city\\":"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"\\"Bern\\"}"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":1}

                event: content_block_start
                data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"c1","name":"weather","input":{}}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":2}

                event: content_block_start
                data: {"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"c2","name":"tide","input":{}}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":3}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":5}}

                event: message_stop
                data: {"type":"message_stop"}

                """,
                """
                {"id":"m","type":"message","role":"assistant","content":[
                {"type":"tool_use","id":"c0","name":"weather","input":{"city":"Bern"}},
                {"type":"tool_use","id":"c1","name":"weather","input":{}},
                {"type":"tool_use","id":"c2","name":"tide","input":{}}],
                "stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":5}}
                """),
        RESPONSES(
                """
                event: response.created
                data: {"type":"response.created","response":{"id":"r","status":"in_progress","output":[]}}

                event: response.output_item.added
                data: {"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","id":"f0","call_id":"c0","name":"weather","arguments":""}}

                event: response.function_call_arguments.delta
                data: {"type":"response.function_call_arguments.delta","item_id":"f0","output_index":0,"delta":"{\\"city\\":"}

                event: response.function_call_arguments.delta
                data: {"type":"response.function_call_arguments.delta","item_id":"f0","output_index":0,"delta":"\\"Bern\\"}"}

                event: response.output_item.done
                data: {"type":"response.output_item.done","output_index":0,"item":{"type":"function_call","id":"f0","call_id":"c0","name":"weather","arguments":"{\\"city\\":\\"Bern\\"}"}}

                event: response.output_item.done
                data: {"type":"response.output_item.done","output_index":1,"item":{"type":"function_call","id":"f1","call_id":"c1","name":"weather","arguments":"{}"}}

                event: response.completed
                data: {"type":"response.completed","response":{"id":"r","status":"completed","output":[{"type":"function_call","id":"f0","call_id":"c0","name":"weather","arguments":"{\\"city\\":\\"Bern\\"}"},{"type":"function_call","id":"f1","call_id":"c1","name":"weather","arguments":"{}"},{"type":"function_call","id":"f2","call_id":"c2","name":"tide","arguments":"{}"}]}}

                """,
                """
                {"id":"r","status":"completed","output":[
                {"type":"function_call","id":"f0","call_id":"c0","name":"weather","arguments":"{\\"city\\":\\"Bern\\"}"},
                {"type":"function_call","id":"f1","call_id":"c1","name":"weather","arguments":"{}"},
                {"type":"function_call","id":"f2","call_id":"c2","name":"tide","arguments":"{}"}]}
                """),
        GEMINI(
                """
                data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Well"}]},"index":0}],"responseId":"g"}

                data: {"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"weather","args":{"city":"Bern"}}},{"functionCall":{"name":"weather","args":{}}}]},"index":0}],"responseId":"g"}

                data: {"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"tide","args":{}}}]},"index":0,"finishReason":"STOP"}],"responseId":"g"}

                """,
                """
                {"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"weather","args":{"city":"Bern"}}},
                {"functionCall":{"name":"weather","args":{}}},{"functionCall":{"name":"tide","args":{}}}]},"index":0,"finishReason":"STOP"}]}
                """);

        private final String stream;
        private final String whole;

        Said(String stream, String whole) {
            this.stream = stream;
            this.whole = whole;
        }

        private ToolWatch watch() {
            return new ToolWatch(protocol(), LONGEST);
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

    @ParameterizedTest
    @EnumSource
    void calls_are_found_in_a_stream_wherever_the_network_cuts_it(Said said) {
        byte[] stream = utf8(said.stream);
        for (int cut = 0; cut <= stream.length; cut++) {
            ToolWatch watch = said.watch();
            watch.accept(Arrays.copyOfRange(stream, 0, cut));
            watch.accept(Arrays.copyOfRange(stream, cut, stream.length));
            assertEquals(THREE, watch.judged(request(OFFER)), "cut at " + cut);
        }
    }

    @ParameterizedTest
    @EnumSource
    void calls_are_found_in_a_whole_answer(Said said) {
        ToolWatch watch = said.watch();
        watch.whole(utf8(said.whole));
        assertEquals(THREE, watch.judged(request(OFFER)));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # tool  | arguments         | invalid JSON, unknown name, mismatch
                    weather | {"city":"Bern"}   | 0 | 0 | 0
                    weather | {"city":7}        | 0 | 0 | 1
                    weather | {"city":          | 1 | 0 | 0
                    weather | [1]               | 0 | 0 | 1
                    tide    | {"city":          | 1 | 0 | 0
                    tide    | {}                | 0 | 1 | 0
                    clock   | {"any":"thing"}   | 0 | 0 | 0
                    clock   | ``                | 0 | 0 | 0
                    """)
    void a_call_is_wrong_in_at_most_one_way(
            String tool, String arguments, int invalid, int unknown, int mismatch) {
        assertEquals(
                new ToolUse(1, invalid, unknown, mismatch),
                judged(tool, arguments == null ? "" : arguments, OFFER));
    }

    @Test
    void a_name_that_only_a_vendor_knows_may_be_one_that_was_offered() {
        String offer =
                """
                {"model":"lab/m","messages":[{"role":"user","content":"Where?"}],
                 "tools":[{"type":"web_search"}]}\
                """;
        assertEquals(new ToolUse(1, 0, 0, 0), judged("search", "{}", offer));
    }

    @Test
    void a_broken_stream_is_not_judged() {
        ToolWatch watch = Said.OPENAI.watch();
        watch.accept(utf8("data: {\"tool_calls\"\n\n"));
        watch.accept(utf8(Said.OPENAI.stream));
        assertEquals(ToolUse.NONE, watch.judged(request(OFFER)));
    }

    @Test
    void calls_that_are_too_long_to_keep_are_not_judged() {
        assertEquals(ToolUse.NONE, judged("tide", "\"" + "x".repeat(300_000) + "\"", OFFER));
    }

    private static ToolUse judged(String tool, String arguments, String offer) {
        String quoted = new String(Json.quoted(arguments), StandardCharsets.UTF_8);
        ToolWatch watch = Said.OPENAI.watch();
        watch.whole(
                utf8(
                        """
                        {"id":"a","choices":[{"index":0,"message":{"role":"assistant","tool_calls":[
                        {"id":"c","type":"function","function":{"name":"%s","arguments":%s}}]},
                        "finish_reason":"tool_calls"}]}\
                        """
                                .formatted(tool, quoted)));
        return watch.judged(request(offer));
    }

    private static Request request(String body) {
        return (Request) new OpenAi().scan(utf8(body), Addressed.BY_BODY);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
