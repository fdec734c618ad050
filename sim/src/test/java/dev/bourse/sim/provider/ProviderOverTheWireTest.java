package dev.bourse.sim.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.sim.provider.SimulatedProfile.Capacity;
import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What a provider answers over a real socket while nothing is wrong with it. */
class ProviderOverTheWireTest {
    private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    private static final String WEATHER_TOOL =
            """
            "tools":[{"type":"function","function":{"name":"get_weather","parameters":{
            "type":"object","required":["city"],"properties":{"city":{"type":"string"},
            "unit":{"enum":["c","f"]}}}}}],\
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 5000})
    void a_completion_has_exactly_as_many_tokens_as_asked_for(int tokens) throws Exception {
        JsonObject answer = whole("\"max_tokens\":" + tokens + "," + HELLO);
        assertEquals(tokens, Tokenizer.count(content(answer)));
        assertEquals("length", choice(answer).text("finish_reason").orElseThrow());
        assertEquals(
                "{\"prompt_tokens\":2,\"completion_tokens\":%d,\"total_tokens\":%d,"
                                .formatted(tokens, tokens + 2)
                        + "\"prompt_tokens_details\":{\"cached_tokens\":0},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":0}}",
                Json.text(answer.object("usage")));
    }

    @Test
    void without_a_limit_it_is_a_paragraph_that_stops() throws Exception {
        JsonObject answer = whole(HELLO);
        assertEquals("stop", choice(answer).text("finish_reason").orElseThrow());
        assertTrue(content(answer).endsWith("."), content(answer));
    }

    @Test
    void max_completion_tokens_wins_and_the_models_own_limit_wins_over_both() throws Exception {
        String three = "\"max_tokens\":9,\"max_completion_tokens\":3,";
        assertEquals(3, Tokenizer.count(content(whole(three + HELLO))));
        String tooMany = "\"max_tokens\":20000,";
        assertEquals(16_384, Tokenizer.count(content(whole(tooMany + HELLO))));
    }

    @Test
    void the_same_request_is_answered_with_the_same_words_streamed_or_not() throws Exception {
        String limit = "\"max_tokens\":50,";
        List<JsonObject> events = streamed(limit + HELLO);
        String words = content(whole(limit + HELLO));
        assertEquals(words, joined(events));
        assertNotEquals(words, content(whole(limit + HELLO.replace("hello", "goodbye"))));
    }

    @Test
    void a_stream_has_the_role_the_words_the_reason_and_the_usage_in_that_order() throws Exception {
        List<JsonObject> events =
                streamed("\"stream_options\":{\"include_usage\":true},\"max_tokens\":3," + HELLO);
        assertEquals(6, events.size());
        assertEquals("assistant", delta(events.get(0)).text("role").orElseThrow());
        assertEquals("length", choice(events.get(4)).text("finish_reason").orElseThrow());
        assertTrue(events.get(4).members().containsKey("usage"), "others say they have none");
        assertEquals(List.of(), events.get(5).items("choices"));
        assertEquals("3", usage(events.get(5), "completion_tokens"));
    }

    @ParameterizedTest
    @CsvSource({"default, default", "priority, priority", "flex, flex", "auto, default"})
    void the_tier_is_told_in_whole_answers_and_in_every_event_as_openai_tells_it(
            String asked, String served) throws Exception {
        String tier = "\"service_tier\":\"" + asked + "\",";
        List<JsonObject> told = new ArrayList<>(streamed(tier + "\"max_tokens\":3," + HELLO));
        told.add(whole(tier + HELLO));
        assertEquals(
                Set.of(Optional.of(served)),
                told.stream().map(one -> one.text("service_tier")).collect(Collectors.toSet()));
    }

    @Test
    void a_stream_has_no_usage_unless_it_is_asked_for() throws Exception {
        List<JsonObject> events = streamed("\"max_tokens\":3," + HELLO);
        assertTrue(events.stream().noneMatch(event -> event.members().containsKey("usage")));
    }

    @ParameterizedTest
    @CsvSource({"true, stop", "false, length"})
    void a_stop_sequence_ends_the_words(boolean stops, String reason) throws Exception {
        String sequence = stops ? "e" : "no such words";
        String limits = "\"max_tokens\":40,\"stop\":[\"zzz\",\"" + sequence + "\"],";
        JsonObject answer = whole(limits + HELLO);
        assertEquals(reason, choice(answer).text("finish_reason").orElseThrow());
        assertEquals(stops, content(answer).indexOf('e') < 0);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                   | \"required\"                                            "
                        + " | tool_calls",
                "hello                   |"
                        + " {\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}} |"
                        + " tool_calls",
                "What is the weather?    | \"auto\"                                                "
                        + " | tool_calls",
                "hello                   | \"auto\"                                                "
                        + " | stop",
                "What is the weather?    | \"none\"                                                "
                        + " | stop",
            })
    void tools_are_called_when_they_must_be_or_are_mentioned(
            String text, String choice, String reason) throws Exception {
        String tools = WEATHER_TOOL + "\"tool_choice\":" + choice + ",";
        JsonObject answer = whole(tools + HELLO.replace("hello", text));
        assertEquals(reason, choice(answer).text("finish_reason").orElseThrow());
        if (reason.equals("tool_calls")) {
            assertEquals("{\"city\":\"simulated\"}", arguments(answer));
        }
    }

    @Test
    void a_streamed_tool_call_adds_up_to_the_same_arguments() throws Exception {
        StringBuilder arguments = new StringBuilder();
        for (JsonObject event : streamed(WEATHER_TOOL + "\"tool_choice\":\"required\"," + HELLO)) {
            for (JsonValue call : delta(event).items("tool_calls")) {
                JsonObject function = call.asObject().orElseThrow().object("function");
                arguments.append(function.text("arguments").orElseThrow());
            }
        }
        assertEquals("{\"city\":\"simulated\"}", arguments.toString());
    }

    @Test
    void after_a_tool_result_comes_text() throws Exception {
        String messages =
                """
                "messages":[{"role":"user","content":"weather?"},{"role":"assistant","tool_calls":[
                {"id":"c","type":"function","function":{"name":"get_weather","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"c","content":"weather: sunny"}]}\
                """;
        assertEquals(
                "stop", choice(whole(WEATHER_TOOL + messages)).text("finish_reason").orElseThrow());
    }

    @Test
    void a_schema_is_answered_with_an_instance() throws Exception {
        String format =
                """
                "response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{
                "type":"object","required":["name","year"],"properties":{"name":{"type":"string"},
                "year":{"type":"integer","minimum":1900},"note":{"type":"string"}}}}},\
                """;
        assertEquals("{\"name\":\"simulated\",\"year\":1900}", content(whole(format + HELLO)));
        assertEquals("{\"name\":\"simulated\",\"year\":1900}", joined(streamed(format + HELLO)));
    }

    @Test
    void images_are_accepted_and_counted() throws Exception {
        String messages =
                """
                "max_tokens":1,"messages":[{"role":"user","content":[{"type":"text","text":"four"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}\
                """;
        assertEquals("86", usage(whole(messages), "prompt_tokens"));
    }

    @Test
    void whole_blocks_of_the_system_message_are_read_from_the_cache() throws Exception {
        SimulatedProfile plain = SimulatedProfile.plain("sim-test", "chat");
        SimulatedProfile caching =
                new SimulatedProfile("sim-test", "", plain.models(), Capacity.UNLIMITED, 1, true);
        String messages =
                "\"max_tokens\":1,\"messages\":[{\"role\":\"system\",\"content\":\"%s\"},{\"role\":\"user\",\"content\":\"four\"}]}"
                        .formatted("x".repeat(4 * 300));
        try (Stage stage = new Stage(caching, 1)) {
            JsonObject answer = body(stage.ask("{\"model\":\"chat\"," + messages));
            assertEquals("301", usage(answer, "prompt_tokens"));
            assertEquals(
                    "{\"cached_tokens\":256}",
                    Json.text(answer.object("usage").object("prompt_tokens_details")));
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nonsense                                                    | 400 | invalid_json",
                "{\"model\":\"chat\"}                                        | 400 |"
                        + " missing_messages",
                "{\"model\":\"chat\",\"messages\":[]}                        | 400 |"
                        + " missing_messages",
                "{\"model\":\"other\",\"messages\":[{}]}                     | 404 |"
                        + " model_not_found",
                "{\"model\":\"chat\",\"n\":2,\"messages\":[{}]}              | 400 |"
                        + " unsupported_value",
                "{\"model\":\"chat\",\"max_tokens\":0,\"messages\":[{}]}     | 400 | invalid_value",
                "{\"model\":\"chat\",\"max_tokens\":200001,\"messages\":[{}]}| 400 |"
                        + " context_length_exceeded",
            })
    void requests_that_cannot_be_answered_are_refused(String json, int status, String code)
            throws Exception {
        try (Stage stage = Stage.plain()) {
            String answer = stage.ask(json);
            assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
            assertEquals(code, body(answer).object("error").text("code").orElseThrow());
        }
    }

    @Test
    void models_are_listed_with_their_prices() throws Exception {
        try (Stage stage = Stage.plain();
                RawClient client = new RawClient(stage.port())) {
            client.get("/v1/models");
            JsonObject model =
                    body(client.rest()).items("data").getFirst().asObject().orElseThrow();
            assertEquals("chat", model.text("id").orElseThrow());
            assertEquals(
                    "{\"completion\":\"0.000002\",\"prompt\":\"0.000001\"}",
                    Json.text(model.object("pricing")));
        }
    }

    @Test
    void other_paths_do_not_exist() throws Exception {
        try (Stage stage = Stage.plain();
                RawClient client = new RawClient(stage.port())) {
            client.get("/v1/nothing");
            assertTrue(client.rest().startsWith("HTTP/1.1 404"));
        }
    }

    @Test
    void more_requests_at_once_than_it_can_take_are_told_to_come_back() throws Exception {
        SimulatedProfile busy =
                SimulatedProfile.plain("sim-test", "chat")
                        .with(new Capacity(1, 0))
                        .with(Latency.fixed(60_000), Latency.NONE);
        try (Stage stage = new Stage(busy, 1);
                RawClient first = new RawClient(stage.port())) {
            first.post("/v1/chat/completions", "{\"model\":\"chat\"," + HELLO);
            assertTrue(Stage.eventually(() -> stage.provider().tally().open() == 1));
            String second = stage.ask("{\"model\":\"chat\"," + HELLO);
            assertTrue(second.startsWith("HTTP/1.1 429"), second);
            assertTrue(second.contains("\r\nretry-after: 1\r\n"), second);
            first.leave();
            assertTrue(Stage.eventually(() -> stage.provider().tally().open() == 0));
        }
    }

    @Test
    void simulated_time_runs_as_much_faster_as_stated() throws Exception {
        SimulatedProfile slow =
                SimulatedProfile.plain("sim-test", "chat")
                        .with(Latency.fixed(40_000), Latency.fixed(4_000));
        try (Stage stage = new Stage(slow, 400)) {
            long start = System.nanoTime();
            stage.ask("{\"model\":\"chat\",\"stream\":true,\"max_tokens\":11," + HELLO);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertTrue(millis >= 199 && millis < 30_000, "80 s at 400x took " + millis + " ms");
        }
    }

    @Test
    void a_reader_that_stalls_stops_the_stream_and_gets_the_rest_later() throws Exception {
        SimulatedModel plain = SimulatedProfile.plain("a", "chat").models().getFirst();
        SimulatedModel endless =
                new SimulatedModel(
                        "chat", plain.prices(), 100_000, 32_768, Latency.NONE, Latency.NONE);
        SimulatedProfile profile =
                new SimulatedProfile(
                        "sim-test", "", List.of(endless), Capacity.UNLIMITED, 1, false);
        try (Stage stage = new Stage(profile, 1);
                RawClient client = new RawClient(stage.port())) {
            String json = "{\"model\":\"chat\",\"stream\":true,\"max_tokens\":32768," + HELLO;
            client.post("/v1/chat/completions", json);
            client.until("\"content\":\"");
            client.leaveAlone(300);
            assertEquals(1, stage.provider().tally().open());
            assertTrue(client.rest().contains("data: [DONE]"));
        }
    }

    @Test
    void what_arrived_can_be_looked_at() throws Exception {
        try (Stage stage = Stage.plain()) {
            String json = "{\"model\":\"chat\"," + HELLO;
            stage.ask(json);
            SimulatedProvider.Seen seen = stage.provider().lastSeen().orElseThrow();
            assertEquals(json, new String(seen.body(), StandardCharsets.UTF_8));
            assertEquals("localhost", seen.headers().get("host"));
            assertEquals(new SimulatedProvider.Tally(1, 0, 0), stage.provider().tally());
        }
    }

    private static JsonObject whole(String rest) throws Exception {
        try (Stage stage = Stage.plain()) {
            return body(stage.ask("{\"model\":\"chat\"," + rest));
        }
    }

    private static List<JsonObject> streamed(String rest) throws Exception {
        try (Stage stage = Stage.plain()) {
            String answer = stage.ask("{\"model\":\"chat\",\"stream\":true," + rest);
            assertTrue(answer.contains("data: [DONE]\n\n"), answer);
            List<JsonObject> events = new ArrayList<>();
            answer.lines()
                    .filter(line -> line.startsWith("data: {"))
                    .forEach(line -> events.add(object(line.substring(6))));
            return events;
        }
    }

    private static JsonObject body(String answer) {
        return object(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }

    private static JsonObject choice(JsonObject answer) {
        List<JsonValue> choices = answer.items("choices");
        return choices.isEmpty() ? JsonObject.EMPTY : choices.getFirst().asObject().orElseThrow();
    }

    private static JsonObject delta(JsonObject event) {
        return choice(event).object("delta");
    }

    private static String content(JsonObject answer) {
        return choice(answer).object("message").text("content").orElseThrow();
    }

    private static String joined(List<JsonObject> events) {
        StringBuilder words = new StringBuilder();
        events.forEach(event -> words.append(delta(event).text("content").orElse("")));
        return words.toString();
    }

    private static String arguments(JsonObject answer) {
        JsonValue call = choice(answer).object("message").items("tool_calls").getFirst();
        JsonObject function = call.asObject().orElseThrow().object("function");
        return function.text("arguments").orElseThrow();
    }

    private static String usage(JsonObject answer, String name) {
        return answer.object("usage").number(name).orElseThrow().toPlainString();
    }
}
