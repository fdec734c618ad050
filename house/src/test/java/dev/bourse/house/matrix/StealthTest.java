package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose model a stealth model is can't be read from anything that the exchange says: answers whole
 * and streamed, in every dialect before every dialect, headers, errors, metadata, records, lists.
 */
@Timeout(600)
class StealthTest {
    private static final List<Said.Call> CALLS =
            List.of(new Said.Call("weather", "{\"city\":\"Bern\"}"));
    private static final Question QUESTION =
            Question.of(new Question.Turn.User("Where does it rain?")).offering("weather");
    private static final Said SAID =
            new Said("It rains.", CALLS, "Hmm.", "tool_calls", Said.USUAL, nothing());
    private static final String CACHE_STATUS = "x-openrouter-cache-status";
    private static final String CACHE_TTL = "x-openrouter-cache-ttl";
    private static final String WARNING = "x-bourse-warning";

    /** What only one vendor writes. */
    private static final List<String> MARKS =
            List.of(Hidden.TELLTALE, Said.SIGNATURE, "toolu_", "chatcmpl-", "fp_", "127.0.0.1:");

    @TempDir static Path folder;
    private static Hidden hidden;

    @BeforeAll
    static void open() throws Exception {
        hidden = Hidden.open(folder, Map.of("keep_alive_ms", "60000"), Audience.EVERYBODY);
    }

    @AfterAll
    static void close() throws Exception {
        hidden.close();
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource(Pairs.ALL)
    void an_answer_tells_what_was_said_and_not_by_whom(Dialect caller, Dialect upstream)
            throws Exception {
        Speech speech = Crossing.speech(caller);
        for (boolean stream : List.of(false, true)) {
            play(upstream, stream);
            HttpResponse<String> answer = hidden.ask(speech, QUESTION.thinking(), upstream, stream);
            assertEquals(200, answer.statusCode(), answer.body());
            Said heard =
                    stream
                            ? speech.stream(Counter.frames(answer.body()))
                            : speech.whole(answer.body());
            assertEquals(SAID.text(), heard.text());
            assertEquals(CALLS, heard.calls());
            assertEquals(SAID.thought(), heard.thought());
            assertHidden(answer);
            assertTrue(answer.headers().firstValue(WARNING).orElse("").contains("logged"));
            assertFalse(
                    answer.body().contains("\"prompt_tokens\":10,"),
                    "the upstream's own count tells its tokenizer");
            assertTrue(answer.body().contains(Hidden.model(upstream)), answer.body());
            assertHidden(hidden.counter().get(record(answer)));
            JsonObject told = hidden.counter().generation(answer);
            assertEquals("Stealth", Members.text(told, "provider_name"));
            assertEquals("tool_calls", Members.text(told, "native_finish_reason"));
            assertEquals("estimated", Members.text(told, "usage_source"));
            assertEquals(nothing(), told.members().get("upstream_id"));
        }
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource(Pairs.ALL)
    void an_error_has_no_word_of_the_provider_in_it(Dialect caller, Dialect upstream)
            throws Exception {
        Speech speech = Crossing.speech(caller);
        for (String status :
                List.of(
                        "400 No", "401 No", "403 No", "404 No", "418 No", "429 No", "500 No",
                        "529 No")) {
            String said = "{\"error\":{\"message\":\"acme: no\",\"type\":\"acme_error\"}}";
            hidden.provider(upstream)
                    .plays((_, out) ->
                            Scripted.reply(
                                    out,
                                    status,
                                    Hidden.HEADERS + "retry-after: 1\r\n",
                                    utf8(said)));
            for (boolean stream : List.of(false, true)) {
                HttpResponse<String> answer = hidden.ask(speech, QUESTION, upstream, stream);
                assertTrue(answer.statusCode() >= 400, status);
                assertHidden(answer);
                assertFalse(answer.body().matches("(?s).*\\b529\\b.*"), "only one vendor says 529");
                assertTrue(answer.headers().firstValue(WARNING).isPresent(), "prompts went there");
                assertHidden(hidden.counter().get(record(answer)));
            }
        }
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource(Pairs.ALL)
    void a_stream_that_breaks_tells_no_more(Dialect caller, Dialect upstream) throws Exception {
        Speech speech = Crossing.speech(caller);
        Speech spoken = Crossing.speech(upstream);
        List<Speech.Frame> frames = spoken.frames(Said.of("It rains a lot here.", "stop"));
        StringBuilder half = new StringBuilder();
        frames.subList(0, Math.max(1, frames.size() - 2))
                .forEach(frame -> half.append(named(frame).wire()));
        String error =
                "{\"error\":{\"message\":\"acme broke\",\"type\":\"acme_error\",\"code\":500}}";
        hidden.provider(upstream)
                .plays((_, out) ->
                        Scripted.reply(
                                out,
                                "200 OK",
                                Hidden.HEADERS + "content-type: text/event-stream\r\n",
                                utf8(half + new Speech.Frame("error", error).wire())));
        HttpResponse<String> answer =
                hidden.ask(speech, Question.of(new Question.Turn.User("Go")), upstream, true);
        assertHidden(answer);
        assertHidden(hidden.counter().get(record(answer)));
    }

    /** Kept answers are the provider's own bytes, so none of these is kept, and none says so. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_answer_is_never_kept_and_no_header_says_that_it_is(Dialect upstream) throws Exception {
        for (boolean stream : List.of(false, true)) {
            play(upstream, stream);
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = hidden.askToKeep(QUESTION, upstream, stream);
                assertEquals(200, answer.statusCode(), answer.body());
                assertEquals(Optional.empty(), answer.headers().firstValue(CACHE_STATUS));
                assertEquals(Optional.empty(), answer.headers().firstValue(CACHE_TTL));
                assertFalse(answer.body().contains("\"total_tokens\":0"), answer.body());
                ids.add(record(answer));
            }
            assertEquals(2, ids.size());
        }
    }

    @Test
    void no_list_names_who_hides() throws Exception {
        play(Dialect.OPENAI, false);
        hidden.ask(Crossing.speech(Dialect.OPENAI), QUESTION, Dialect.OPENAI, false);
        for (String path :
                List.of(
                        "/api/v1/models",
                        "/v1/models",
                        "/v1beta/models",
                        "/api/v1/models/stealth/openai-ghost/endpoints",
                        "/api/v1/model/stealth/openai-ghost",
                        "/api/v1/providers",
                        "/api/v1/market/logs",
                        "/api/v1/market/listings",
                        "/api/v1/market/providers",
                        "/api/v1/market/providers/stealth",
                        "/api/v1/market/rankings?order=raw&window=day",
                        "/api/v1/market/rankings?group=provider&order=raw&window=day",
                        "/api/v1/market/models/stealth/openai-ghost/stats",
                        "/api/v1/market/prices/stealth/openai-ghost",
                        "/api/v1/market/prices/changes",
                        "/api/v1/market/frontier",
                        "/api/v1/market/figures",
                        "/metrics")) {
            HttpResponse<String> answer = hidden.counter().get(path);
            assertEquals(200, answer.statusCode(), path + answer.body());
            assertHidden(answer);
        }
    }

    @Test
    void lists_say_what_it_is_and_warn() throws Exception {
        JsonObject model =
                Members.parsed(hidden.counter().get("/api/v1/model/stealth/openai-ghost").body())
                        .object("data");
        assertEquals("T3", Members.text(model, "trust_tier"));
        assertEquals(true, model.flag("stealth").orElseThrow());
        assertTrue(Members.text(model, "warning").contains("logged"));
        JsonObject endpoint =
                Members.parsed(
                                hidden.counter()
                                        .get("/api/v1/models/stealth/openai-ghost/endpoints")
                                        .body())
                        .object("data")
                        .items("endpoints")
                        .getFirst()
                        .asObject()
                        .orElseThrow();
        assertEquals("Stealth", Members.text(endpoint, "provider_name"));
        assertEquals("stealth", Members.text(endpoint, "tag"));
        assertEquals("T3", Members.text(endpoint, "trust_tier"));
        assertTrue(Members.text(endpoint, "warning").contains("logged"));
        String providers = hidden.counter().get("/api/v1/providers").body();
        assertTrue(providers.contains("\"slug\":\"stealth\""));
        assertTrue(providers.contains("\"trust_tier\":\"T3\""));
    }

    @Test
    void a_dry_run_explains_without_telling() throws Exception {
        String asked =
                Crossing.speech(Dialect.OPENAI).ask(QUESTION, Hidden.model(Dialect.OPENAI), false);
        HttpResponse<String> refused = hidden.counter().post("/api/v1/route", asked);
        assertHidden(refused);
        assertTrue(refused.body().contains("\"step\":\"Filter by Trust\",\"endpoint_count\":0"));
        assertTrue(refused.body().contains("it is anonymous, which has to be accepted"));
        HttpResponse<String> planned =
                hidden.counter()
                        .post(
                                "/api/v1/route",
                                Hidden.accepting(
                                        asked,
                                        Members.of("min_trust", "T3", "read_only_tools", true)));
        assertHidden(planned);
        assertTrue(planned.body().contains("\"tag\":\"stealth\",\"position\""), planned.body());
    }

    private static void play(Dialect upstream, boolean stream) {
        Speech spoken = Crossing.speech(upstream);
        String type = stream ? "text/event-stream" : "application/json";
        StringBuilder body = new StringBuilder();
        if (stream) {
            spoken.frames(SAID).forEach(frame -> body.append(named(frame).wire()));
        } else {
            body.append(Hidden.told(spoken.answer(SAID)));
        }
        hidden.provider(upstream)
                .plays((_, out) ->
                        Scripted.reply(
                                out,
                                "200 OK",
                                Hidden.HEADERS + "content-type: " + type + "\r\n",
                                utf8(body.toString())));
    }

    private static Speech.Frame named(Speech.Frame frame) {
        return new Speech.Frame(frame.name(), Hidden.told(frame.data()));
    }

    private static void assertHidden(HttpResponse<String> answer) {
        String all = (answer.headers().map() + " " + answer.body()).toLowerCase(Locale.ROOT);
        for (String mark : MARKS) {
            assertFalse(
                    all.contains(mark.toLowerCase(Locale.ROOT)),
                    () -> answer.uri() + " tells " + mark + ": " + all);
        }
    }

    private static String record(HttpResponse<?> answer) {
        return "/api/v1/market/logs/"
                + answer.headers().firstValue("x-generation-id").orElseThrow();
    }

    private static JsonValue nothing() {
        return JsonValue.JsonNull.NULL;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
