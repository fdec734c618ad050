package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Searches that a provider makes with its own tool cost their own price, whoever asks. */
@Timeout(600)
class WebSearchesTest {
    /** 7 x 2 + 5 x 8 dollars per million, and two searches at 0.001. */
    private static final BigDecimal COST = new BigDecimal("0.002054");

    @TempDir static Path folder;
    private static Crossing crossing;

    @BeforeAll
    static void open() throws Exception {
        crossing = Crossing.open(folder, Map.of());
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
    }

    static Stream<Object[]> ways() {
        return Stream.of(Dialect.values())
                .flatMap(caller ->
                        Stream.of(Dialect.values())
                                .flatMap(upstream ->
                                        Stream.of(false, true)
                                                .map(stream ->
                                                        new Object[] {caller, upstream, stream})));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_search_is_billed_and_told(Dialect caller, Dialect upstream, boolean stream)
            throws Exception {
        play(upstream, stream, 2);
        Question question = Question.of(new Question.Turn.User("What is new?"));
        HttpResponse<String> answer =
                crossing.ask(Crossing.speech(caller), question, upstream, stream);
        assertEquals(200, answer.statusCode(), answer::body);
        assertBilled(answer, COST, 2);
        assertEquals("reported", record(answer).text("usage_source").orElseThrow());
        assertTrue(answer.body().contains("\"web_search_requests\":2"), answer::body);
    }

    /** Ten tokens and the tool alone would hold far less than forty searches cost. */
    @Test
    void as_many_searches_as_the_tool_allows_are_held_for() throws Exception {
        play(Dialect.ANTHROPIC, false, 40);
        HttpResponse<String> answer = search("\"max_uses\":40");
        assertBilled(answer, new BigDecimal("0.040054"), 40);
        assertEquals("reported", record(answer).text("usage_source").orElseThrow());
    }

    @Test
    void a_request_that_names_no_bound_is_held_for_fifty() throws Exception {
        play(Dialect.ANTHROPIC, false, 50);
        assertBilled(search("\"cache_control\":null"), new BigDecimal("0.050054"), 50);
    }

    /** The hold has 3 searches and what 17 tokens of tool prompt, frame and answer may cost. */
    @Test
    void what_was_not_held_for_is_no_reason_to_forget_the_tokens_and_is_marked() throws Exception {
        play(Dialect.ANTHROPIC, false, 900);
        HttpResponse<String> answer = search("\"max_uses\":3");
        JsonObject record = record(answer);
        assertEquals("estimated", record.text("usage_source").orElseThrow());
        assertEquals(7, Members.number(record, "native_tokens_prompt"));
        assertEquals(5, Members.number(record, "native_tokens_completion"));
        long searches = Members.number(record, "num_web_searches");
        assertTrue(searches >= 3 && searches < 10, record::toString);
        BigDecimal cost = BigDecimal.valueOf(searches * 1_000 + 54, 6);
        assertEquals(0, cost.compareTo(record.number("total_cost").orElseThrow()));
        assertTrue(answer.body().contains("\"estimated\":true"), answer::body);
    }

    private static HttpResponse<String> search(String more) throws Exception {
        String body =
                """
                {"model":"%s","max_tokens":10,"messages":[{"role":"user","content":"What is new?"}],
                 "tools":[{"type":"web_search_20250305","name":"web_search",%s}]}
                """
                        .formatted(Crossing.model(Dialect.ANTHROPIC), more);
        HttpResponse<String> answer = crossing.counter().post("/api/v1/messages", body);
        assertEquals(200, answer.statusCode(), answer::body);
        return answer;
    }

    private static void assertBilled(HttpResponse<String> answer, BigDecimal cost, long searches)
            throws Exception {
        JsonObject record = record(answer);
        assertEquals(
                0, cost.compareTo(record.number("total_cost").orElseThrow()), record::toString);
        assertEquals(searches, Members.number(record, "num_web_searches"));
        assertEquals("native", record.text("web_search_engine").orElseThrow());
    }

    private static JsonObject record(HttpResponse<String> answer) throws Exception {
        return crossing.counter().generation(answer);
    }

    private static void play(Dialect upstream, boolean stream, int searches) {
        crossing.provider(upstream)
                .plays((_, out) -> {
                    if (stream) {
                        Scripted.events(out, events(upstream, searches));
                    } else {
                        Scripted.json(out, whole(upstream, searches));
                    }
                });
    }

    private static String whole(Dialect upstream, int searches) {
        return switch (upstream) {
            case OPENAI ->
                    "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"choices\":[{\"index\":0,"
                        + "\"message\":{\"role\":\"assistant\",\"content\":\"News.\"},"
                        + "\"finish_reason\":\"stop\"}],"
                            + chatUsage(searches)
                            + "}";
            case RESPONSES -> response(searches);
            case ANTHROPIC ->
                    "{\"id\":\"1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\","
                            + "\"content\":[{\"type\":\"text\",\"text\":\"News.\"}],"
                            + "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":7,"
                            + toolUse(searches)
                            + "}}";
            case GEMINI ->
                    "{\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":[{\"text\":"
                        + "\"News.\"}]},\"finishReason\":\"STOP\",\"groundingMetadata\":"
                        + "{\"webSearchQueries\":[\"a\",\"b\",\"a\",\"\"]}}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":7,\"candidatesTokenCount\":5,"
                        + "\"totalTokenCount\":12},\"modelVersion\":\"gemini-3-pro\"}";
        };
    }

    private static String events(Dialect upstream, int searches) {
        return switch (upstream) {
            case OPENAI ->
                    data(
                                    "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"choices\":"
                                        + "[{\"index\":0,\"delta\":{\"content\":\"News.\"}}]}")
                            + data(
                                    "{\"id\":\"1\",\"created\":1,\"choices\":[{\"index\":0,\"delta\":{},"
                                        + "\"finish_reason\":\"stop\"}]}")
                            + data(
                                    "{\"id\":\"1\",\"created\":1,\"choices\":[],"
                                            + chatUsage(searches)
                                            + "}")
                            + data("[DONE]");
            case RESPONSES -> responseEvents(searches);
            case ANTHROPIC -> messageEvents(searches);
            case GEMINI -> data(whole(upstream, searches));
        };
    }

    private static String chatUsage(int searches) {
        return "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12,"
                + "\"server_tool_use_details\":{\"web_search_requests\":"
                + searches
                + "}}";
    }

    private static String toolUse(int searches) {
        return "\"output_tokens\":5,\"server_tool_use\":{\"web_search_requests\":" + searches + "}";
    }

    private static String response(int searches) {
        return "{\"id\":\"1\",\"object\":\"response\",\"created_at\":1,\"status\":\"completed\","
                + "\"output\":["
                + call("search").repeat(searches)
                + call("open_page")
                + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\","
                + "\"text\":\"News.\",\"annotations\":[]}]}],\"usage\":{\"input_tokens\":7,"
                + "\"output_tokens\":5,\"total_tokens\":12}}";
    }

    private static String call(String action) {
        return "{\"type\":\"web_search_call\",\"status\":\"completed\",\"action\":{\"type\":\""
                + action
                + "\"}},";
    }

    /** Some upstreams end a stream without its items, so that those count which came before. */
    private static String responseEvents(int searches) {
        StringBuilder out = new StringBuilder();
        out.append(
                data(
                        "{\"type\":\"response.created\",\"response\":{\"id\":\"1\",\"created_at\":1,"
                            + "\"status\":\"in_progress\",\"output\":[]}}"));
        for (int i = 0; i < searches; i++) {
            String item = call("search");
            for (String step : new String[] {"added", "done"}) {
                out.append(
                        data(
                                "{\"type\":\"response.output_item.%s\",\"output_index\":%d,\"item\":%s}"
                                        .formatted(step, i, item.substring(0, item.length() - 1))));
            }
        }
        out.append(
                data(
                        "{\"type\":\"response.output_text.delta\",\"output_index\":%d,\"content_index\":0,"
                                        .formatted(searches)
                                + "\"delta\":\"News.\"}"));
        String end =
                response(0)
                        .replaceFirst("\"output\":\\[.*\\],\"usage\"", "\"output\":[],\"usage\"");
        return out + data("{\"type\":\"response.completed\",\"response\":" + end + "}");
    }

    private static String messageEvents(int searches) {
        return event(
                        "message_start",
                        ",\"message\":{\"id\":\"1\",\"type\":\"message\",\"role\":\"assistant\","
                                + "\"model\":\"m\",\"content\":[],\"usage\":{\"input_tokens\":7,"
                                + "\"output_tokens\":1}}")
                + event(
                        "content_block_start",
                        ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                + event(
                        "content_block_delta",
                        ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"News.\"}")
                + event("content_block_stop", ",\"index\":0")
                + event(
                        "message_delta",
                        ",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{"
                                + toolUse(searches)
                                + "}")
                + event("message_stop", "");
    }

    private static String event(String name, String members) {
        return "event: %s\ndata: {\"type\":\"%s\"%s}\n\n".formatted(name, name, members);
    }

    private static String data(String json) {
        return "data: " + json + "\n\n";
    }
}
