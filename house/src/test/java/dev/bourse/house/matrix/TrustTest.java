package dev.bourse.house.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Audience;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.gateway.live.Access;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who gets a request, as far as trust decides, and who may know of what, over real sockets. */
@Timeout(600)
class TrustTest {
    private static final String INSIDER = "sk-bo-" + "i".repeat(40);
    private static final String MANAGER = "mk-bo-" + "m".repeat(40);
    private static final String CHAT = "/api/v1/chat/completions";
    private static final String GHOST = Hidden.model(Dialect.OPENAI);
    private static final String SECRET_ADDRESS = "postgres://app:hunter2@db.test/main";

    private static final List<String> PAGES =
            List.of(
                    "/api/v1/models",
                    "/v1/models",
                    "/v1beta/models",
                    "/api/v1/models/count",
                    "/api/v1/endpoints/zdr",
                    "/api/v1/providers",
                    "/api/v1/market/listings",
                    "/api/v1/market/providers",
                    "/api/v1/market/figures",
                    "/api/v1/market/frontier",
                    "/api/v1/market/rankings?order=raw&window=day",
                    "/api/v1/market/rankings?group=provider&order=raw&window=day",
                    "/api/v1/market/history?grain=day",
                    "/api/v1/market/trending",
                    "/api/v1/market/prices/changes",
                    "/api/v1/market/export",
                    "/api/v1/datasets/rankings-daily",
                    "/metrics");

    @TempDir static Path folder;
    private static Hidden hidden;
    private static String outsider = "";

    @BeforeAll
    static void open() throws Exception {
        hidden =
                Hidden.open(
                        folder,
                        Map.of("api_key", INSIDER, "management_key", MANAGER),
                        new Audience(Set.of(), Set.of(Access.hash(INSIDER))));
        Speech spoken = Crossing.speech(Dialect.OPENAI);
        hidden.provider(Dialect.OPENAI)
                .plays((_, out) -> Scripted.json(out, spoken.answer(Said.of("Well.", "stop"))));
        outsider = issue("{\"name\":\"outsider\"}");
    }

    @AfterAll
    static void close() throws Exception {
        hidden.close();
    }

    @Test
    void a_stranger_answers_only_who_accepts_it() throws Exception {
        assertEquals(404, chat(outsider, GHOST, null, "Hi").statusCode());
        assertEquals(404, chat(outsider, GHOST, "{\"min_trust\":\"T2\"}", "Hi").statusCode());
        HttpResponse<String> answer = chat(outsider, GHOST, "{\"min_trust\":\"T3\"}", "Hi");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("x-bourse-warning").isPresent());
    }

    @Test
    void others_answer_without_a_warning() throws Exception {
        HttpResponse<String> answer = chat(outsider, Hidden.OPEN, null, "Hi");
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("x-bourse-warning").isEmpty());
    }

    @Test
    void what_a_key_accepts_holds_for_it_and_a_request_can_only_tighten_it() throws Exception {
        String trusting = issue("{\"name\":\"trusting\",\"min_trust\":\"T3\"}");
        assertEquals(200, chat(trusting, GHOST, null, "Hi").statusCode());
        assertEquals(404, chat(trusting, GHOST, "{\"min_trust\":\"T1\"}", "Hi").statusCode());
        String careful = issue("{\"name\":\"careful\",\"min_trust\":\"T1\"}");
        assertEquals(404, chat(careful, Hidden.OPEN, null, "Hi").statusCode());
        assertEquals(404, chat(careful, GHOST, "{\"min_trust\":\"T3\"}", "Hi").statusCode());
    }

    @Test
    void a_key_tells_what_it_accepts_and_can_be_changed() throws Exception {
        JsonObject made = made("{\"name\":\"changing\",\"min_trust\":\"T1\"}");
        String key = Members.text(made, "key");
        String hash = Members.text(made.object("data"), "hash");
        assertEquals("T1", Members.text(made.object("data"), "min_trust"));
        JsonObject changed =
                Members.parsed(
                                send(request("/api/v1/keys/" + hash, MANAGER)
                                                .method(
                                                        "PATCH",
                                                        BodyPublishers.ofString(
                                                                "{\"min_trust\":\"T3\"}")))
                                        .body())
                        .object("data");
        assertEquals("T3", Members.text(changed, "min_trust"));
        assertEquals(200, chat(key, GHOST, null, "Hi").statusCode());
        JsonObject self = Members.parsed(send(request("/api/v1/key", key)).body()).object("data");
        assertEquals("T3", Members.text(self, "min_trust"));
        assertEquals(400, create("{\"name\":\"x\",\"min_trust\":\"T9\"}").statusCode());
        assertEquals(400, create("{\"name\":\"x\",\"min_trust\":3}").statusCode());
    }

    @Test
    void a_new_key_accepts_what_its_maker_accepts() throws Exception {
        JsonObject boss =
                made("{\"name\":\"boss\",\"is_management_key\":true,\"min_trust\":\"T3\"}");
        HttpResponse<String> made =
                send(
                        request("/api/v1/keys", Members.text(boss, "key"))
                                .POST(BodyPublishers.ofString("{\"name\":\"made by boss\"}")));
        JsonObject key = Members.parsed(made.body());
        assertEquals("T3", Members.text(key.object("data"), "min_trust"));
        assertEquals(200, chat(Members.text(key, "key"), GHOST, null, "Hi").statusCode());
    }

    @Test
    void a_stranger_is_no_fallback_unless_the_request_says_so() throws Exception {
        String trusting = issue("{\"name\":\"trusting\",\"min_trust\":\"T3\"}");
        String models = "lab/nothing\",\"models\":[\"" + GHOST + "\"],\"user\":\"u";
        assertEquals(404, chat(trusting, models, null, "Hi").statusCode());
        assertEquals(200, chat(trusting, models, "{\"min_trust\":\"T3\"}", "Hi").statusCode());
    }

    @Test
    void credentials_never_go_to_a_stranger_and_the_answer_says_which() throws Exception {
        for (String prompt :
                List.of(
                        "Why is " + SECRET_ADDRESS + " slow?",
                        "My key is AKIAIOSFODNN7EXAMPLE",
                        "-----BEGIN OPENSSH PRIVATE KEY-----")) {
            HttpResponse<String> answer = chat(outsider, GHOST, "{\"min_trust\":\"T3\"}", prompt);
            assertEquals(404, answer.statusCode(), prompt);
            assertTrue(answer.body().contains("the request holds what looks secret: a"), prompt);
            assertEquals(200, chat(outsider, Hidden.OPEN, null, prompt).statusCode());
        }
        assertFalse(
                chat(outsider, GHOST, "{\"min_trust\":\"T3\"}", SECRET_ADDRESS)
                        .body()
                        .contains("hunter2"));
    }

    @Test
    void a_stranger_gets_no_tools_but_those_that_only_read() throws Exception {
        Speech speech = Crossing.speech(Dialect.OPENAI);
        String asked =
                speech.ask(
                        Question.of(new Question.Turn.User("Go")).offering("weather"),
                        GHOST,
                        false);
        HttpResponse<String> refused =
                post(outsider, Hidden.accepting(asked, Members.of("min_trust", "T3")));
        assertEquals(404, refused.statusCode());
        assertTrue(refused.body().contains("gets no tools that are not said to be read-only"));
        JsonObject reading = Members.of("min_trust", "T3", "read_only_tools", true);
        assertEquals(200, post(outsider, Hidden.accepting(asked, reading)).statusCode());
    }

    @Test
    void a_private_model_answers_its_friends_and_is_nothing_to_others() throws Exception {
        assertEquals(200, chat(INSIDER, Hidden.PRIVATE, null, "Hi").statusCode());
        HttpResponse<String> refused = chat(outsider, Hidden.PRIVATE, null, "Hi");
        HttpResponse<String> unknown = chat(outsider, "lab/vaultex", null, "Hi");
        assertEquals(unknown.statusCode(), refused.statusCode());
        assertEquals(unknown.body().replace("vaultex", "vaulted"), refused.body());
        assertTrue(chat(INSIDER, "lab/vaultex", null, "Hi").body().contains(Hidden.PRIVATE));
    }

    @Test
    void no_page_mentions_a_private_model_to_others_not_even_after_traffic() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertEquals(200, chat(INSIDER, Hidden.PRIVATE, null, "Hi").statusCode());
        }
        chat(INSIDER, Hidden.OPEN, null, "Hi");
        hidden.counter().market().totals();
        for (String path : PAGES) {
            HttpResponse<String> told = send(request(path, outsider));
            assertEquals(200, told.statusCode(), path + ": " + told.body());
            assertFalse(told.body().contains("vault"), path + ": " + told.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/models/lab/vaulted/endpoints",
                "/api/v1/model/lab/vaulted",
                "/v1/models/lab/vaulted",
                "/v1beta/models/lab/vaulted",
                "/api/v1/market/models/lab/vaulted/stats",
                "/api/v1/market/models/lab/vaulted/activity",
                "/api/v1/market/prices/lab/vaulted",
                "/api/v1/market/providers/vault-keeper"
            })
    void a_page_of_its_own_is_as_missing_as_that_of_a_model_that_never_was(String path)
            throws Exception {
        assertEquals(200, chat(INSIDER, Hidden.PRIVATE, null, "Hi").statusCode());
        HttpResponse<String> answer = send(request(path, outsider));
        HttpResponse<String> unknown = send(request(path.replace("ault", "zult"), outsider));
        assertEquals(unknown.statusCode(), answer.statusCode());
        assertEquals(timeless(unknown.body()), timeless(answer.body().replace("ault", "zult")));
    }

    @Test
    void friends_see_a_private_model_in_the_lists() throws Exception {
        assertTrue(send(request("/api/v1/models", INSIDER)).body().contains(Hidden.PRIVATE));
        assertTrue(send(request("/v1beta/models", INSIDER)).body().contains(Hidden.PRIVATE));
        HttpResponse<String> endpoints =
                send(request("/api/v1/models/lab/vaulted/endpoints", INSIDER));
        assertEquals(200, endpoints.statusCode());
        assertTrue(endpoints.body().contains("vault-keeper"));
        JsonObject model =
                Members.parsed(send(request("/api/v1/model/lab/vaulted", INSIDER)).body())
                        .object("data");
        assertEquals(true, model.flag("private").orElseThrow());
    }

    @Test
    void the_list_of_models_can_leave_strangers_out() throws Exception {
        assertTrue(send(request("/api/v1/models", outsider)).body().contains(GHOST));
        String named = send(request("/api/v1/models?min_trust=T2", outsider)).body();
        assertFalse(named.contains(GHOST));
        assertTrue(named.contains(Hidden.OPEN));
        assertEquals(400, send(request("/api/v1/models?min_trust=T7", outsider)).statusCode());
    }

    @Test
    void a_key_can_list_the_models_that_answer_it() throws Exception {
        String trusting = issue("{\"name\":\"lister\",\"min_trust\":\"T3\"}");
        assertTrue(usable(trusting).contains(GHOST));
        assertTrue(usable(outsider).contains(Hidden.OPEN));
        assertFalse(usable(outsider).contains(GHOST));
        assertFalse(usable(outsider).contains(Hidden.PRIVATE));
        assertTrue(usable(INSIDER).contains(Hidden.PRIVATE));
        assertEquals(401, send(request("/api/v1/models/user", "sk-bo-wrong")).statusCode());
        assertEquals(400, send(request("/api/v1/models/user?sort=x", outsider)).statusCode());
    }

    private static String usable(String key) throws Exception {
        return send(request("/api/v1/models/user", key)).body();
    }

    private static String timeless(String body) {
        return body.replaceAll("\"as_of\":\"[^\"]*\"", "");
    }

    private static HttpResponse<String> chat(
            String key, String model, @Nullable String preference, String prompt) throws Exception {
        return post(
                key,
                """
                {"model":"%s",%s"messages":[{"role":"user","content":"%s"}]}\
                """
                        .formatted(
                                model,
                                preference == null ? "" : "\"provider\":" + preference + ",",
                                prompt));
    }

    private static HttpResponse<String> post(String key, String body) throws Exception {
        return send(request(CHAT, key).POST(BodyPublishers.ofString(body)));
    }

    private static String issue(String wishes) throws Exception {
        return Members.text(made(wishes), "key");
    }

    private static JsonObject made(String wishes) throws Exception {
        HttpResponse<String> made = create(wishes);
        assertEquals(201, made.statusCode(), made.body());
        return Members.parsed(made.body());
    }

    private static HttpResponse<String> create(String wishes) throws Exception {
        return send(request("/api/v1/keys", MANAGER).POST(BodyPublishers.ofString(wishes)));
    }

    private static HttpRequest.Builder request(String path, String key) {
        return hidden.counter().to(path).header("authorization", "Bearer " + key);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return hidden.counter().send(request);
    }
}
