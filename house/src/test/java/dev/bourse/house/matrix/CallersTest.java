package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What clients of each dialect send and ask for besides chat. */
@Timeout(600)
class CallersTest {
    private static final Question HELLO = Question.of(new Question.Turn.User("Hello"));
    private static final Said WELL = Said.of("Well.", "stop");

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

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "x-api-key", "x-goog-api-key", "?key="})
    void a_key_is_taken_from_wherever_clients_put_it(String place) throws Exception {
        MatrixTest.play(crossing, Dialect.GEMINI, WELL, false);
        Counter counter = crossing.counter();
        Speech speech = new GeminiSpeech();
        String path = speech.path("lab/gemini", false);
        var request =
                switch (place) {
                    case "authorization" -> counter.authorized(path);
                    case "?key=" -> counter.to(path + "?key=" + counter.key());
                    default -> counter.to(path).header(place, counter.key());
                };
        String body = speech.ask(HELLO, "lab/gemini", false);
        HttpResponse<String> answer = counter.send(request.POST(BodyPublishers.ofString(body)));
        assertEquals(200, answer.statusCode(), answer::body);
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI,    POST /v1/chat/completions",
        "RESPONSES, POST /v1/responses",
        "ANTHROPIC, POST /v1/messages",
        "GEMINI,    POST /v1/models/upstream-model:generateContent",
    })
    void a_provider_is_called_as_its_dialect_wants(Dialect upstream, String line) throws Exception {
        MatrixTest.play(crossing, upstream, WELL, false);
        Speech speech = new OpenAiSpeech();
        String body = speech.ask(HELLO, Crossing.model(upstream), false);
        crossing.counter()
                .send(
                        crossing.counter()
                                .authorized("/v1/chat/completions")
                                .header("x-anthropic-beta", "some-feature-2026")
                                .POST(BodyPublishers.ofString(body)));
        Scripted.Seen seen = crossing.provider(upstream).seen();
        assertTrue(seen.line().startsWith(line + " "), seen.line());
        boolean anthropic = upstream == Dialect.ANTHROPIC;
        assertEquals(anthropic, seen.head().contains("anthropic-version: 2023-06-01"), seen.head());
        assertEquals(
                anthropic, seen.head().contains("anthropic-beta: some-feature-2026"), seen.head());
        assertTrue(seen.head().contains("accept-encoding: identity"), seen.head());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_end_user_is_hashed_before_any_provider_sees_it(Dialect upstream) throws Exception {
        MatrixTest.play(crossing, upstream, WELL, false);
        String model = Crossing.model(upstream);
        HttpResponse<String> answer =
                said(model, "\"user\":\"jane@example.org\"", "/v1/chat/completions");
        String user = crossing.counter().generation(answer).text("external_user").orElseThrow();
        assertHashed(upstream, user, answer);
        String safety = "\"safety_identifier\":\"jane@example.org\"";
        assertHashed(upstream, user, said(model, safety, "/v1/chat/completions"));
        String both = safety + ",\"user\":\"jane@example.org\"";
        assertHashed(upstream, user, said(model, both, "/v1/chat/completions"));
        HttpResponse<String> other =
                said(model, "\"metadata\":{\"user_id\":\"jane@example.org\"}", "/v1/messages");
        assertEquals(200, other.statusCode(), other::body);
        assertFalse(crossing.provider(upstream).seen().body().contains("jane"));
        assertEquals(
                user, crossing.counter().generation(other).text("external_user").orElseThrow());
    }

    private static void assertHashed(Dialect upstream, String user, HttpResponse<String> answer)
            throws Exception {
        assertEquals(200, answer.statusCode(), answer::body);
        String seen = crossing.provider(upstream).seen().body();
        assertFalse(seen.contains("jane"), seen);
        assertTrue(upstream == Dialect.GEMINI || seen.contains(user), seen);
        assertEquals(
                user, crossing.counter().generation(answer).text("external_user").orElseThrow());
    }

    private static HttpResponse<String> said(String model, String member, String path)
            throws Exception {
        String message = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        String body =
                "{\"model\":\"" + model + "\",\"max_tokens\":9," + member + "," + message + "}";
        return crossing.counter().post(path, body);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_app_is_recorded_whatever_it_speaks(Dialect caller) throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        Speech speech = Crossing.speech(caller);
        String body = speech.ask(HELLO, "lab/openai", false);
        HttpResponse<String> answer =
                crossing.counter()
                        .send(
                                crossing.counter()
                                        .authorized(speech.path("lab/openai", false))
                                        .header("HTTP-Referer", "https://app.example")
                                        .header("X-OpenRouter-Title", "App")
                                        .header("X-OpenRouter-Categories", "cli-agent, spam, game")
                                        .POST(BodyPublishers.ofString(body)));
        JsonObject record = crossing.counter().generation(answer);
        assertEquals("https://app.example", record.text("http_referer").orElseThrow());
        assertEquals(
                "[\"cli-agent\",\"game\"]",
                Members.text(record.get("app_categories").orElseThrow()));
    }

    @Test
    void models_are_listed_as_each_dialects_clients_read_them() throws Exception {
        Counter counter = crossing.counter();
        JsonObject openai = Members.parsed(counter.get("/v1/models").body());
        assertEquals("list", Members.text(openai, "object"));
        JsonObject anthropic =
                Members.parsed(
                        counter.send(
                                        counter.authorized("/v1/models?limit=2")
                                                .header("anthropic-version", "2023-06-01"))
                                .body());
        assertEquals(2, anthropic.items("data").size());
        assertTrue(anthropic.flag("has_more").orElseThrow());
        JsonObject next =
                Members.parsed(
                        counter.send(
                                        counter.authorized(
                                                        "/v1/models?after_id="
                                                                + Members.text(
                                                                        anthropic, "last_id"))
                                                .header("anthropic-version", "2023-06-01"))
                                .body());
        assertEquals(2, next.items("data").size());
        assertFalse(next.flag("has_more").orElseThrow());
        JsonObject gemini = Members.parsed(counter.get("/v1beta/models?pageSize=3").body());
        assertEquals(3, gemini.items("models").size());
        String token = Members.text(gemini, "nextPageToken");
        JsonObject last =
                Members.parsed(counter.get("/v1beta/models?pageSize=3&pageToken=" + token).body());
        assertEquals(1, last.items("models").size());
        assertTrue(last.text("nextPageToken").isEmpty());
    }

    @Test
    void one_model_is_shown_as_each_dialects_clients_read_it() throws Exception {
        Counter counter = crossing.counter();
        String openai = counter.get("/v1/models/lab/openai").body();
        assertEquals("model", Members.text(Members.parsed(openai), "object"));
        JsonObject anthropic =
                Members.parsed(
                        counter.send(
                                        counter.authorized("/v1/models/lab%2Fopenai")
                                                .header("anthropic-version", "2023-06-01"))
                                .body());
        assertEquals("model", Members.text(anthropic, "type"));
        JsonObject gemini = Members.parsed(counter.get("/v1beta/models/lab/openai").body());
        assertEquals("models/lab/openai", Members.text(gemini, "name"));
        HttpResponse<String> unknown = counter.get("/v1beta/models/lab/nothing");
        assertEquals(404, unknown.statusCode());
        assertEquals("not_found", new GeminiSpeech().errorType(unknown.body()));
    }

    @Test
    void tokens_are_counted_without_asking_anyone() throws Exception {
        Counter counter = crossing.counter();
        String messages =
                "{\"model\":\"lab/openai\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted("word ".repeat(400));
        HttpResponse<String> anthropic = counter.post("/v1/messages/count_tokens", messages);
        long counted = Members.number(Members.parsed(anthropic.body()), "input_tokens");
        assertTrue(counted > 300 && counted < 1_000, anthropic::body);
        assertEquals("estimated", anthropic.headers().firstValue("x-bourse-usage").orElse(""));
        String contents =
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"%s\"}]}]}"
                        .formatted("word ".repeat(400));
        for (String body : List.of(contents, "{\"generateContentRequest\":" + contents + "}")) {
            HttpResponse<String> gemini =
                    counter.post("/v1beta/models/lab/openai:countTokens", body);
            long total = Members.number(Members.parsed(gemini.body()), "totalTokens");
            assertTrue(total > 300 && total < 1_000, gemini::body);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_dry_run_reads_every_dialect(Dialect caller) throws Exception {
        String name = caller.name().toLowerCase(java.util.Locale.ROOT);
        String path = "/api/v1/route?dialect=" + name + "&model=lab/openai";
        String body = Crossing.speech(caller).ask(HELLO, "lab/openai", false);
        HttpResponse<String> answer = crossing.counter().post(path, body);
        JsonObject plan = Members.parsed(answer.body()).object("data");
        assertEquals(1, plan.items("candidates").size(), answer::body);
    }

    @Test
    void a_text_is_completed_by_any_endpoint() throws Exception {
        for (Dialect upstream : Dialect.values()) {
            for (boolean stream : List.of(false, true)) {
                MatrixTest.play(crossing, upstream, WELL, stream);
                String body =
                        "{\"model\":\"%s\",\"prompt\":\"Once\",\"max_tokens\":9,\"stream\":%s}"
                                .formatted(Crossing.model(upstream), stream);
                HttpResponse<String> answer = crossing.counter().post("/v1/completions", body);
                assertEquals(200, answer.statusCode(), answer::body);
                assertTrue(answer.body().contains("text_completion"), answer::body);
                assertTrue(crossing.provider(upstream).seen().body().contains("Once"));
            }
        }
    }

    @Test
    void a_stream_of_gemini_without_sse_is_one_array() throws Exception {
        MatrixTest.play(crossing, Dialect.ANTHROPIC, WELL, true);
        String path = "/v1beta/models/lab/anthropic:streamGenerateContent";
        HttpResponse<String> answer =
                crossing.counter().post(path, new GeminiSpeech().ask(HELLO, "lab/anthropic", true));
        assertTrue(
                answer.headers()
                        .firstValue("content-type")
                        .orElse("")
                        .startsWith("application/json"));
        assertTrue(
                answer.body().startsWith("[") && answer.body().strip().endsWith("]"), answer::body);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_answer_of_nothing_is_insured(Dialect upstream) throws Exception {
        Said nothing = new Said("", List.of(), "", "stop", new Said.Counts(10, 3, 2), WELL.raw());
        MatrixTest.play(crossing, upstream, nothing, false);
        HttpResponse<String> answer = crossing.ask(new AnthropicSpeech(), HELLO, upstream, false);
        assertEquals(502, answer.statusCode(), answer::body);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(0, record.number("total_cost").orElseThrow().signum());
        assertTrue(record.flag("insured").orElseThrow(), record::toString);
    }
}
