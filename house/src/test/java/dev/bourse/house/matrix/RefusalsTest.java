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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** What is refused is refused in the caller's own envelope, and what gets lost is told. */
@Timeout(600)
class RefusalsTest {
    private static final Question HELLO = Question.of(new Question.Turn.User("Hello"));
    private static final String MODEL = "lab/openai";

    @TempDir static Path folder;
    private static Crossing crossing;

    /** One that soon gives signs of life; the other must not, or a stream has begun by then. */
    private static Crossing lively;

    @BeforeAll
    static void open() throws Exception {
        crossing =
                Crossing.open(
                        folder.resolve("patient"),
                        Map.of("limits.body_bytes", "20000", "keep_alive_ms", "60000"));
        lively = Crossing.open(folder.resolve("lively"), Map.of("keep_alive_ms", "60"));
    }

    @AfterAll
    static void close() throws Exception {
        crossing.close();
        lively.close();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_request_is_refused_in_the_dialect_that_was_called(Dialect dialect) throws Exception {
        Speech speech = Crossing.speech(dialect);
        String path = speech.path(MODEL, false);
        String good = speech.ask(HELLO, MODEL, false);
        Counter counter = crossing.counter();
        assertRefused(speech, 401, "authentication", counter.send(post(path, good)));
        assertRefused(
                speech,
                401,
                "authentication",
                counter.send(post(path, good).header("x-api-key", "sk-bo-wrong")));
        assertRefused(
                speech,
                403,
                "permission_denied",
                counter.send(post(path, good).header("x-goog-api-key", managementKey())));
        assertRefused(speech, 400, "invalid_request", counter.post(path, "{"));
        assertRefused(speech, 400, "invalid_request", counter.post(path, "[]"));
        String unknown = speech.path("lab/nothing", false);
        assertRefused(
                speech,
                400,
                "invalid_request",
                counter.post(unknown, speech.ask(HELLO, "lab/nothing", false)));
        assertRefused(speech, 413, "payload_too_large", counter.post(path, " ".repeat(30_000)));
        assertRefused(
                speech,
                405,
                "invalid_request",
                counter.send(counter.authorized(path).PUT(BodyPublishers.ofString("{}"))));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_path_that_leads_nowhere_is_told_in_the_dialect_it_looks_like(Dialect dialect)
            throws Exception {
        String path =
                switch (dialect) {
                    case OPENAI -> "/v1/chat/nothing";
                    case RESPONSES -> "/v1/responses/resp_1/nothing";
                    case ANTHROPIC -> "/v1/messages/nothing";
                    case GEMINI -> "/v1beta/nothing";
                };
        HttpResponse<String> answer = crossing.counter().post(path, "{}");
        assertRefused(Crossing.speech(dialect), 404, "not_found", answer);
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void a_providers_refusal_is_told_in_the_callers_envelope(Dialect caller, Dialect upstream)
            throws Exception {
        Speech speech = Crossing.speech(caller);
        String error =
                "{\"error\":{\"message\":\"slow down, acct-1\",\"type\":\"rate_limit_error\"}}";
        crossing.provider(upstream)
                .plays((_, out) ->
                        Scripted.reply(
                                out,
                                "429 Too Many Requests",
                                "retry-after: 7\r\n",
                                error.getBytes(StandardCharsets.UTF_8)));
        for (boolean stream : List.of(false, true)) {
            HttpResponse<String> answer = crossing.ask(speech, HELLO, upstream, stream);
            assertRefused(speech, 429, "rate_limit_exceeded", answer);
            assertEquals("7", answer.headers().firstValue("retry-after").orElse(""));
            assertFalse(answer.body().contains("acct-1"), answer::body);
            assertTrue(answer.body().contains("capacity_exhausted"), answer::body);
        }
    }

    @ParameterizedTest
    @MethodSource(Pairs.ALL)
    void while_nothing_comes_there_are_signs_of_life_and_then_the_error(
            Dialect caller, Dialect upstream) throws Exception {
        Speech speech = Crossing.speech(caller);
        CountDownLatch seen = new CountDownLatch(1);
        lively.provider(upstream)
                .plays((_, out) -> {
                    awaitQuietly(seen);
                    Scripted.reply(out, "500 Oops", "", new byte[0]);
                });
        String model = Crossing.model(upstream);
        String path = speech.path(model, true);
        HttpResponse<InputStream> answer =
                lively.counter().begin(path, speech.ask(HELLO, model, true));
        seen.countDown();
        String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(200, answer.statusCode(), body);
        String sign = caller == Dialect.ANTHROPIC ? "event: ping" : ": OPENROUTER PROCESSING";
        assertTrue(body.startsWith(sign), body);
        List<Speech.Frame> frames = Counter.frames(body);
        assertFalse(speech.isTerminated(frames), body);
        assertEquals("provider_unavailable", speech.errorType(frames.getLast().data()));
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = "RESPONSES", mode = EnumSource.Mode.EXCLUDE)
    void a_stop_sequence_reaches_whoever_knows_stop_sequences(Dialect caller) throws Exception {
        Question question = HELLO.stoppingAt("FINIS");
        for (Dialect upstream : Dialect.values()) {
            MatrixTest.play(crossing, upstream, Said.of("Well.", "stop"), false);
            HttpResponse<String> answer =
                    crossing.ask(Crossing.speech(caller), question, upstream, false);
            String leftOut = answer.headers().firstValue("x-bourse-left-out").orElse("");
            boolean told = answer.statusCode() == 400 || leftOut.contains("stop");
            boolean sent = crossing.provider(upstream).seen().body().contains("FINIS");
            assertEquals(upstream != Dialect.RESPONSES, sent, answer::body);
            assertEquals(upstream == Dialect.RESPONSES, told, () -> leftOut + answer.body());
        }
    }

    @Test
    void what_an_endpoints_dialect_cannot_say_is_no_attempt_and_is_named() throws Exception {
        String body =
                """
                {"model":"lab/anthropic","models":["lab/responses"],"n":2,\
                "messages":[{"role":"user","content":"Hello"}]}\
                """;
        HttpResponse<String> answer = crossing.counter().post("/v1/chat/completions", body);
        assertRefused(new OpenAiSpeech(), 400, "invalid_request", answer);
        assertTrue(answer.body().contains("'n'"), answer::body);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(0, record.number("total_cost").orElseThrow().signum());
        assertEquals(
                List.of("impossible", "impossible"),
                record.items("provider_responses").stream()
                        .map(one -> one.asObject().orElseThrow().text("result").orElseThrow())
                        .toList());
    }

    @Test
    void the_next_endpoint_answers_when_its_dialect_can_say_it() throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, Said.of("Well.", "stop"), false);
        String body =
                """
                {"model":"lab/anthropic","models":["lab/openai"],"n":2,\
                "messages":[{"role":"user","content":"Hello"}]}\
                """;
        HttpResponse<String> answer =
                crossing.counter()
                        .send(
                                crossing.counter()
                                        .authorized("/v1/chat/completions")
                                        .header("x-openrouter-metadata", "enabled")
                                        .POST(BodyPublishers.ofString(body)));
        assertEquals(200, answer.statusCode(), answer::body);
        JsonObject metadata = Members.parsed(answer.body()).object("openrouter_metadata");
        assertEquals(1, Members.number(metadata, "attempt"), answer::body);
        assertEquals(2, metadata.items("attempts").size(), answer::body);
        assertEquals("Up openai", last(metadata, "attempts", "provider"));
        assertEquals("up-openai", last(metadata, "attempts", "tag"));
        assertEquals("Up openai", last(metadata.object("endpoints"), "available", "provider"));
        JsonObject record = crossing.counter().generation(answer);
        assertEquals("Up openai", last(record, "provider_responses", "provider_name"));
    }

    @Test
    void a_dry_run_in_a_dialect_that_nobody_speaks_is_told_those_that_are() throws Exception {
        HttpResponse<String> answer =
                crossing.counter().post("/api/v1/route?dialect=klingon", "{}");

        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("openai, responses, anthropic, gemini"), answer::body);
    }

    private static String last(JsonObject told, String list, String member) {
        return Members.text(told.items(list).getLast().asObject().orElseThrow(), member);
    }

    private static HttpRequest.Builder post(String path, String body) {
        return crossing.counter().to(path).POST(BodyPublishers.ofString(body));
    }

    private static String managementKey() {
        return crossing.counter().market().managementKey().orElseThrow();
    }

    private static void assertRefused(
            Speech speech, int status, String type, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(type, speech.errorType(answer.body()), answer::body);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
