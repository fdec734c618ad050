package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Presets over sockets: how they are kept, and requests in every dialect that name one. */
@Timeout(600)
class PresetsTest {
    private static final Question HELLO = Question.of(new Question.Turn.User("Hello"));
    private static final Said WELL = Said.of("Well.", "stop");
    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]";

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
    void a_preset_in_place_of_a_model_answers_in_every_dialect(Dialect dialect) throws Exception {
        save("every", "\"temperature\":0.25,\"top_p\":0.5", "Be kind.");
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        Speech speech = Crossing.speech(dialect);
        HttpResponse<String> answer = crossing.counter().ask(speech, HELLO, "@preset/every", false);
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals("Well.", speech.whole(answer.body()).text());
        JsonObject seen = seen(Dialect.OPENAI);
        assertEquals("0.25", seen.number("temperature").orElseThrow().toPlainString());
        assertEquals("0.5", seen.number("top_p").orElseThrow().toPlainString());
        JsonObject first = seen.items("messages").getFirst().asObject().orElseThrow();
        assertTrue(Set.of("system", "developer").contains(Members.text(first, "role")));
        assertTrue(Members.text(first).contains("Be kind."), () -> Members.text(first));
        assertFalse(Members.text(seen).contains("preset"), () -> Members.text(seen));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_model_may_be_named_beside_the_preset(Dialect dialect) throws Exception {
        save("beside", "\"temperature\":0.25", null);
        MatrixTest.play(crossing, Dialect.RESPONSES, WELL, false);
        Speech speech = Crossing.speech(dialect);
        HttpResponse<String> answer =
                crossing.counter().ask(speech, HELLO, "lab/responses@preset/beside", false);
        assertEquals(200, answer.statusCode(), answer::body);
        assertEquals(
                "0.25",
                seen(Dialect.RESPONSES).number("temperature").orElseThrow().toPlainString());
        assertEquals("lab/responses", Members.text(crossing.counter().generation(answer), "model"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_member_preset_names_one_too_and_streams_work_as_ever(Dialect dialect)
            throws Exception {
        save("member", "\"temperature\":0.25", null);
        MatrixTest.play(crossing, Dialect.GEMINI, WELL, true);
        Speech speech = Crossing.speech(dialect);
        JsonObject asked = Members.parsed(speech.ask(HELLO, "lab/gemini", true));
        HttpResponse<String> answer =
                crossing.counter().post(speech.path("lab/gemini", true), with(asked, "member"));
        assertEquals(200, answer.statusCode(), answer::body);
        List<Speech.Frame> frames = Counter.frames(answer.body());
        assertTrue(speech.isTerminated(frames), answer::body);
        assertEquals("Well.", speech.stream(frames).text());
        assertEquals(
                "0.25",
                seen(Dialect.GEMINI)
                        .object("generationConfig")
                        .number("temperature")
                        .orElseThrow()
                        .toPlainString());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_unknown_and_a_disabled_preset_are_refused_in_the_dialect_that_was_called(
            Dialect dialect) throws Exception {
        Speech speech = Crossing.speech(dialect);
        HttpResponse<String> unknown =
                crossing.counter().ask(speech, HELLO, "@preset/nothing", false);
        assertEquals(404, unknown.statusCode(), unknown::body);
        assertEquals("not_found", speech.errorType(unknown.body()), unknown::body);
        assertTrue(unknown.body().contains("'nothing'"), unknown::body);
        save("off", "\"temperature\":0.25", null);
        patch("off", "{\"status\":\"disabled\"}");
        HttpResponse<String> off = crossing.counter().ask(speech, HELLO, "@preset/off", false);
        assertEquals(403, off.statusCode(), off::body);
        assertEquals("permission_denied", speech.errorType(off.body()), off::body);
        patch("off", "{\"status\":\"archived\"}");
        HttpResponse<String> gone = crossing.counter().ask(speech, HELLO, "@preset/off", false);
        assertEquals(404, gone.statusCode(), gone::body);
        patch("off", "{\"status\":\"active\"}");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_preset_among_the_fallbacks_is_refused_by_name(Dialect dialect) throws Exception {
        save("fallback", "\"temperature\":0.25", null);
        Speech speech = Crossing.speech(dialect);
        for (String model : List.of("lab/openai", "@preset/fallback")) {
            for (String entry : List.of("@preset/fallback", "lab/gemini@preset/fallback")) {
                JsonObject asked = Members.parsed(speech.ask(HELLO, model, false));
                Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
                members.put("models", JsonValue.of(List.of("lab/gemini", entry)));
                HttpResponse<String> answer =
                        crossing.counter()
                                .post(
                                        speech.path(model, false),
                                        Members.text(new JsonObject(members)));
                assertEquals(400, answer.statusCode(), answer::body);
                assertEquals("invalid_request", speech.errorType(answer.body()), answer::body);
                assertTrue(answer.body().contains("can't name a preset"), answer::body);
            }
        }
    }

    @Test
    void a_list_of_models_alone_can_not_begin_with_a_preset() throws Exception {
        save("listed", "\"temperature\":0.25", null);
        HttpResponse<String> answer =
                crossing.counter()
                        .post(
                                "/v1/chat/completions",
                                "{\"models\":[\"@preset/listed\"]," + HI + "}");
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("can't name a preset"), answer::body);
    }

    @Test
    void what_the_request_says_stands() throws Exception {
        save("overruled", "\"temperature\":0.25,\"top_p\":0.5", "Be kind.");
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        chat("@preset/overruled", "\"temperature\":1");
        JsonObject seen = seen(Dialect.OPENAI);
        assertEquals("1", seen.number("temperature").orElseThrow().toPlainString());
        assertEquals("0.5", seen.number("top_p").orElseThrow().toPlainString());
    }

    @Test
    void another_version_changes_the_answers_and_no_client() throws Exception {
        save("changing", "\"temperature\":0.25", null);
        save("changing", "\"temperature\":0.75", null);
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        chat("@preset/changing", "\"n\":1");
        assertEquals(
                "0.75", String.valueOf(seen(Dialect.OPENAI).number("temperature").orElseThrow()));
        patch("changing", "{\"designated_version\":1}");
        chat("@preset/changing", "\"n\":1");
        assertEquals(
                "0.25", String.valueOf(seen(Dialect.OPENAI).number("temperature").orElseThrow()));
    }

    @Test
    void a_preset_has_answers_kept_each_version_its_own_and_its_no_beats_the_caller()
            throws Exception {
        save("keeping", "\"cache_enabled\":true,\"cache_ttl_seconds\":60", null);
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        assertEquals("MISS", cacheStatus(chat("@preset/keeping", "\"n\":1")));
        HttpResponse<String> again = chat("@preset/keeping", "\"n\":1");
        assertEquals("HIT", cacheStatus(again));
        String left = again.headers().firstValue("x-openrouter-cache-ttl").orElse("");
        assertTrue(Integer.parseInt(left) <= 60, left);
        save("keeping", "\"cache_enabled\":true,\"top_p\":0.5", null);
        assertEquals("MISS", cacheStatus(chat("@preset/keeping", "\"n\":1")));
        save("keeping", "\"cache_enabled\":false,\"top_p\":0.5", null);
        String body = "{\"model\":\"@preset/keeping\",\"n\":1," + HI + "}";
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> made =
                    crossing.counter()
                            .send(
                                    crossing.counter()
                                            .authorized("/v1/chat/completions")
                                            .header("X-OpenRouter-Cache", "true")
                                            .POST(BodyPublishers.ofString(body)));
            assertNotEquals("HIT", cacheStatus(made), made::body);
        }
    }

    private static String cacheStatus(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-openrouter-cache-status").orElse("");
    }

    @Test
    void the_record_of_an_answer_names_the_preset() throws Exception {
        JsonObject preset = save("recorded", "\"temperature\":0.25", null);
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        HttpResponse<String> answer = chat("@preset/recorded", "\"n\":1");
        JsonObject record = crossing.counter().generation(answer);
        assertEquals(Members.text(preset, "id"), Members.text(record, "preset_id"));
        assertEquals("lab/openai", Members.text(record, "requested_model"));
    }

    @Test
    void a_dry_run_takes_presets_and_what_they_say_of_routing() throws Exception {
        save(
                "routed",
                "\"models\":[\"lab/gemini\"],\"provider\":{\"ignore\":[\"up-openai\"]}",
                null);
        HttpResponse<String> answer =
                crossing.counter()
                        .post("/api/v1/route", "{\"model\":\"@preset/routed\"," + HI + "}");
        JsonObject plan = Members.parsed(answer.body()).object("data");
        assertEquals("routed", Members.text(plan, "preset"), answer::body);
        assertEquals(
                List.of("lab/gemini"),
                plan.items("candidates").stream()
                        .map(one -> Members.text(one.asObject().orElseThrow(), "model"))
                        .toList());
    }

    @Test
    void tokens_are_counted_with_the_preset_in_the_request() throws Exception {
        save("long", "\"temperature\":0.25", "word ".repeat(500));
        HttpResponse<String> answer =
                crossing.counter()
                        .post(
                                "/v1/messages/count_tokens",
                                "{\"model\":\"@preset/long\"," + HI + "}");
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(Members.number(Members.parsed(answer.body()), "input_tokens") > 300);
    }

    @Test
    void what_the_callers_dialect_has_no_place_for_is_told() throws Exception {
        save("seeded", "\"seed\":7", null);
        MatrixTest.play(crossing, Dialect.OPENAI, WELL, false);
        HttpResponse<String> answer =
                crossing.counter().ask(new AnthropicSpeech(), HELLO, "@preset/seeded", false);
        assertEquals("seed", answer.headers().firstValue("x-bourse-left-out").orElse(""));
        chat("@preset/seeded", "\"n\":1");
        assertEquals(7, Members.number(seen(Dialect.OPENAI), "seed"));
    }

    @Test
    void a_preset_that_does_not_fit_is_the_callers_mistake_and_is_named() throws Exception {
        save("nameless", null, null);
        HttpResponse<String> answer =
                crossing.counter()
                        .post("/v1/chat/completions", "{\"preset\":\"nameless\"," + HI + "}");
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("neither the request nor its preset"), answer::body);
    }

    @Test
    void a_request_is_saved_in_any_dialect_that_can_be_saved() throws Exception {
        for (String path : List.of("chat/completions", "messages", "responses")) {
            String prompt = path.equals("responses") ? "\"input\":\"Hi\"" : HI;
            HttpResponse<String> saved =
                    crossing.counter()
                            .post(
                                    "/api/v1/presets/saved-by/" + path,
                                    "{\"model\":\"lab/openai\",\"temperature\":0.5,\"stream\":true,"
                                            + prompt
                                            + "}");
            assertEquals(200, saved.statusCode(), saved::body);
            JsonObject version =
                    Members.parsed(saved.body()).object("data").object("designated_version");
            assertEquals(
                    Members.parsed("{\"model\":\"lab/openai\",\"temperature\":0.5}").members(),
                    new LinkedHashMap<>(version.object("config").members()));
        }
        JsonObject versions = get("/api/v1/presets/saved-by/versions");
        assertEquals(3, Members.number(versions, "total_count"));
        assertEquals(
                200, crossing.counter().get("/api/v1/presets/saved-by/versions/2").statusCode());
        assertEquals(
                404, crossing.counter().get("/api/v1/presets/saved-by/versions/4").statusCode());
    }

    @Test
    void presets_are_made_listed_changed_and_archived() throws Exception {
        HttpResponse<String> made =
                crossing.counter()
                        .post(
                                "/api/v1/presets",
                                """
                                {"slug":"made","name":"Made","description":"For tests",\
                                "config":{"model":"lab/openai"},"system_prompt":"Be kind."}\
                                """);
        assertEquals(201, made.statusCode(), made::body);
        JsonObject preset = Members.parsed(made.body()).object("data");
        assertEquals("Made", Members.text(preset, "name"));
        assertEquals("active", Members.text(preset, "status"));
        assertEquals(
                "Be kind.", Members.text(preset.object("designated_version"), "system_prompt"));
        HttpResponse<String> again =
                crossing.counter().post("/api/v1/presets", "{\"slug\":\"made\",\"config\":{}}");
        assertEquals(409, again.statusCode(), again::body);
        HttpResponse<String> version =
                crossing.counter()
                        .post("/api/v1/presets/made/versions", "{\"config\":{\"seed\":1}}");
        assertEquals(201, version.statusCode(), version::body);
        assertTrue(slugs("").contains("made"));
        assertEquals(200, send("DELETE", "made", "", management()).statusCode());
        assertFalse(slugs("").contains("made"));
        assertTrue(slugs("&include_archived=true").contains("made"));
        assertEquals(
                409,
                crossing.counter()
                        .post("/api/v1/presets/made/versions", "{\"config\":{}}")
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "POST | /presets | {\"slug\":\"No\",\"config\":{}} | slug",
                "POST | /presets | {\"slug\":\"bad\"} | config",
                "POST | /presets | {\"slug\":\"bad\",\"config\":{\"temprature\":1}} | temprature",
                "POST | /presets/bad/chat/completions | {\"temperature\":9} | temperature",
                "POST | /presets/bad/messages | [] | object",
                "PATCH | /presets/kept | {\"status\":\"gone\"} | status",
                "PATCH | /presets/kept | {\"designated_version\":9} | version 9",
                "PATCH | /presets/kept | {\"slug\":\"x\"} | slug",
            })
    void what_makes_no_sense_is_refused_by_name(
            String method, String path, String body, String named) throws Exception {
        save("kept", "\"seed\":1", null);
        HttpResponse<String> answer =
                crossing.counter()
                        .send(
                                crossing.counter()
                                        .to("/api/v1" + path)
                                        .header("authorization", "Bearer " + management())
                                        .method(method, BodyPublishers.ofString(body)));
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains(named), answer::body);
    }

    @Test
    void presets_are_there_again_after_a_restart(@TempDir Path own) throws Exception {
        Map<String, String> keys =
                Map.of("api_key", "sk-bo-restart", "management_key", "mk-bo-restart");
        String path = "/api/v1/presets/kept/";
        try (Crossing before = Crossing.open(own, keys)) {
            before.counter().post(path + "chat/completions", "{\"seed\":1," + HI + "}");
            before.counter().post(path + "chat/completions", "{\"seed\":2," + HI + "}");
        }
        try (Crossing after = Crossing.open(own, keys)) {
            JsonObject versions = Members.parsed(after.counter().get(path + "versions").body());
            assertEquals(2, Members.number(versions, "total_count"), versions::toString);
            JsonObject newest = versions.items("data").getLast().asObject().orElseThrow();
            assertEquals(2, Members.number(newest.object("config"), "seed"));
        }
    }

    @Test
    void an_api_key_reads_and_saves_but_only_a_management_key_changes() throws Exception {
        save("guarded", "\"seed\":1", null);
        assertEquals(
                403,
                send("PATCH", "guarded", "{\"name\":\"x\"}", crossing.counter().key())
                        .statusCode());
        assertEquals(
                401,
                crossing.counter().send(crossing.counter().to("/api/v1/presets")).statusCode());
    }

    /** Saves a version with these members, for the model behind OpenAI's dialect. */
    private static JsonObject save(
            String slug, @Nullable String members, @Nullable String systemPrompt) throws Exception {
        String system =
                systemPrompt == null
                        ? ""
                        : "{\"role\":\"system\",\"content\":\"" + systemPrompt + "\"},";
        String body =
                "{%s\"messages\":[%s{\"role\":\"user\",\"content\":\"Hello\"}]}"
                        .formatted(
                                members == null ? "" : "\"model\":\"lab/openai\"," + members + ",",
                                system);
        HttpResponse<String> saved =
                crossing.counter().post("/api/v1/presets/" + slug + "/chat/completions", body);
        assertEquals(200, saved.statusCode(), saved::body);
        return Members.parsed(saved.body()).object("data");
    }

    private static void patch(String slug, String body) throws Exception {
        HttpResponse<String> answer = send("PATCH", slug, body, management());
        assertEquals(200, answer.statusCode(), answer::body);
    }

    private static HttpResponse<String> send(String method, String slug, String body, String key)
            throws Exception {
        HttpRequest.Builder request =
                crossing.counter()
                        .to("/api/v1/presets/" + slug)
                        .header("authorization", "Bearer " + key)
                        .method(method, BodyPublishers.ofString(body));
        return crossing.counter().send(request);
    }

    private static HttpResponse<String> chat(String model, String member) throws Exception {
        HttpResponse<String> answer =
                crossing.counter()
                        .post(
                                "/v1/chat/completions",
                                "{\"model\":\"%s\",%s,%s}".formatted(model, member, HI));
        assertEquals(200, answer.statusCode(), answer::body);
        return answer;
    }

    private static List<String> slugs(String query) throws Exception {
        return get("/api/v1/presets?limit=100" + query).items("data").stream()
                .map(one -> Members.text(one.asObject().orElseThrow(), "slug"))
                .toList();
    }

    private static JsonObject get(String path) throws Exception {
        return Members.parsed(crossing.counter().get(path).body());
    }

    private static String with(JsonObject asked, String preset) {
        Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
        members.put("preset", JsonValue.of(preset));
        return Members.text(new JsonObject(members));
    }

    private static JsonObject seen(Dialect upstream) {
        return Members.parsed(crossing.provider(upstream).seen().body());
    }

    private static String management() {
        return crossing.counter().market().managementKey().orElseThrow();
    }
}
