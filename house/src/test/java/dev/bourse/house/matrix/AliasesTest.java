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

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** {@code ~author/family-latest} in place of a model, in every dialect. */
@Timeout(600)
class AliasesTest {
    private static final Question HELLO = Question.of(new Question.Turn.User("Hello"));
    private static final Said WELL = Said.of("Well.", "stop");
    private static final String ALIAS = "~lab/openai-latest";

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
    @EnumSource(Dialect.class)
    void the_newest_model_answers_under_its_own_name(Dialect dialect) throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        Speech speech = Crossing.speech(dialect);
        HttpResponse<String> answer = crossing.counter().ask(speech, HELLO, ALIAS, false);
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals("Well.", speech.whole(answer.body()).text());
        assertFalse(answer.body().contains(ALIAS), answer::body);
        JsonObject record = crossing.counter().generation(answer);
        assertEquals("lab/openai", Members.text(record, "model"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_unknown_alias_is_refused_with_the_nearest_ones(Dialect dialect) throws Exception {
        Speech speech = Crossing.speech(dialect);
        HttpResponse<String> answer =
                crossing.counter().ask(speech, HELLO, "~lab/opnai-latest", false);
        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals("invalid_request", speech.errorType(answer.body()), answer::body);
        assertTrue(answer.body().contains("did you mean " + ALIAS), answer::body);
    }

    @Test
    void an_alias_can_be_a_fallback_and_can_be_asked_for_by_a_dry_run() throws Exception {
        JsonObject plan =
                Members.parsed(
                                chat(
                                                "/api/v1/route",
                                                "lab/gemini",
                                                "\"models\":[\"" + ALIAS + "\"]")
                                        .body())
                        .object("data");
        assertEquals(
                java.util.List.of("lab/gemini", "lab/openai"),
                plan.items("candidates").stream()
                        .map(one -> Members.text(one.asObject().orElseThrow(), "model"))
                        .toList());
    }

    @Test
    void the_list_of_models_shows_what_an_alias_stands_for() throws Exception {
        JsonObject list = Members.parsed(crossing.counter().get("/api/v1/models").body());
        assertEquals(8, Members.number(list, "total_count"));
        JsonObject alias =
                list.items("data").stream()
                        .map(one -> one.asObject().orElseThrow())
                        .filter(one -> Members.text(one, "id").equals(ALIAS))
                        .findFirst()
                        .orElseThrow();
        assertEquals("lab/openai", Members.text(alias.object("alias_target"), "slug"));
        assertEquals("lab", Members.text(alias, "owned_by"));
        assertEquals("0.000002", Members.text(alias.object("pricing"), "prompt"));
        JsonObject models =
                Members.parsed(crossing.counter().get("/api/v1/models?aliases=false").body());
        assertEquals(4, Members.number(models, "total_count"));
        assertEquals(400, crossing.counter().get("/api/v1/models?aliases=no").statusCode());
    }

    @Test
    void an_alias_can_be_looked_up_like_a_model() throws Exception {
        for (String path : new String[] {"/api/v1/model/", "/v1/models/", "/v1beta/models/"}) {
            assertEquals(200, crossing.counter().get(path + ALIAS).statusCode(), path);
        }
        JsonObject endpoints =
                Members.parsed(
                        crossing.counter().get("/api/v1/models/" + ALIAS + "/endpoints").body());
        assertEquals("lab/openai", Members.text(endpoints.object("data"), "id"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"OPENAI", "RESPONSES"})
    void an_alias_of_what_always_reasons_is_not_told_to_stop(Dialect upstream) throws Exception {
        MatrixTest.play(crossing, upstream, WELL, false);
        String alias = "~lab/" + Crossing.model(upstream).substring(4) + "-latest";
        String wish = "\"reasoning\":{\"enabled\":false}";
        HttpResponse<String> answer = chat("/v1/chat/completions", alias, wish);
        assertEquals(200, answer.statusCode(), answer::body);
        String seen = crossing.provider(upstream).seen().body();
        assertTrue(seen.contains("\"effort\"") && !seen.contains("\"enabled\""), seen);
        assertEquals("reasoning.effort", leftOut(answer));
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"OPENAI", "RESPONSES"})
    void a_word_for_effort_that_the_newest_does_not_know_becomes_the_nearest(Dialect upstream)
            throws Exception {
        MatrixTest.play(crossing, upstream, WELL, false);
        String alias = "~lab/" + Crossing.model(upstream).substring(4) + "-latest";
        String wish = "\"reasoning\":{\"effort\":\"xhigh\"}";
        HttpResponse<String> answer = chat("/v1/chat/completions", alias, wish);
        assertEquals(200, answer.statusCode(), answer::body);
        String seen = crossing.provider(upstream).seen().body();
        assertTrue(seen.contains("\"high\"") && !seen.contains("xhigh"), seen);
        assertEquals("reasoning.effort", leftOut(answer));
        chat("/v1/chat/completions", Crossing.model(upstream), wish);
        seen = crossing.provider(upstream).seen().body();
        assertTrue(seen.contains("xhigh"), "who names a model is taken at his word: " + seen);
    }

    @Test
    void what_the_newest_knows_goes_on_as_it_came() throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        HttpResponse<String> answer =
                chat("/v1/chat/completions", ALIAS, "\"reasoning\":  {\"effort\":\"high\"}");
        assertEquals("", leftOut(answer));
        String seen = crossing.provider(Dialect.OPENAI).seen().body();
        assertTrue(seen.contains("\"reasoning\":  {\"effort\":\"high\"}"), seen);
    }

    @Test
    void the_metadata_says_that_the_newest_was_asked_for() throws Exception {
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        Counter counter = crossing.counter();
        HttpResponse<String> answer =
                counter.send(
                        counter.authorized("/v1/chat/completions")
                                .header("x-openrouter-metadata", "enabled")
                                .POST(BodyPublishers.ofString(body(ALIAS, "\"n\":1"))));
        JsonObject metadata = Members.parsed(answer.body()).object("openrouter_metadata");
        assertEquals("latest", Members.text(metadata, "strategy"));
        assertEquals(ALIAS, Members.text(metadata, "requested"));
        assertEquals(
                ALIAS, "~" + Members.text(metadata.object("params"), "version_group") + "-latest");
    }

    private static HttpResponse<String> chat(String path, String model, String member)
            throws Exception {
        return crossing.counter().post(path, body(model, member));
    }

    private static String body(String model, String member) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],%s}"
                .formatted(model, member);
    }

    private static String leftOut(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-bourse-left-out").orElse("");
    }
}
