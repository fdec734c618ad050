package dev.bourse.house.listings;

import static dev.bourse.house.listings.Caller.assertStatus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.app.Market;
import dev.bourse.house.listings.Caller.Answer;
import dev.bourse.sim.provider.Newcomer;
import dev.bourse.sim.provider.SimulatedProvider;
import dev.bourse.sim.provider.SimulatedWorld;
import dev.bourse.sim.provider.Simulation;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The whole way of a listing: from a document at an address to money in the books. */
@Timeout(600)
class ListingsTest {
    private static final String KEY = "sk-bo-listings";
    private static final String ADMIN = "mk-bo-listings";
    private static final String MODEL = "sim/newcomer-large";
    private static final String GHOST = "stealth/ghost-large";
    private static final String ENDPOINT = MODEL + "@newcomer";
    private static final String STATISTICS = "/listings/newcomer/statistics?days=2";
    private static final String SECRET = "the-newcomers-own-key";

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private Vertx vertx;
    private SimulatedWorld world;
    private SimulatedProvider newcomer;
    private Market market;

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Simulation simulation = new Simulation(11, 500, () -> System.nanoTime() / 1_000);
        world = await(SimulatedWorld.start(vertx, simulation));
        newcomer = await(Newcomer.start(vertx, simulation));
        market = exchange("127.0.0.1");
        ready();
    }

    @AfterEach
    void close() throws Exception {
        market.close();
        await(vertx.close());
    }

    @Test
    void a_document_becomes_a_model_that_answers_and_is_paid_for() throws Exception {
        Answer listed = list(false);
        assertStatus(201, listed);
        assertEquals(2, listed.data().items("endpoints").size());
        JsonObject tested = until("staged");
        assertEquals(
                List.of("chat", "usage", "stream", "tool_call"),
                endpoint(tested).items("tests").stream()
                        .map(test -> test.asObject().orElseThrow().text("name").orElseThrow())
                        .toList());
        assertStatus(400, user().chat(MODEL));

        assertStatus(200, admin().post("/listings/newcomer/publish", Map.of("endpoint", ENDPOINT)));

        Answer answer = user().chat(MODEL);
        assertStatus(200, answer);
        assertEquals("Newcomer", answer.json().text("provider").orElseThrow());
        JsonObject usage = answer.json().object("usage");
        BigDecimal cost = usage.number("cost").orElseThrow();
        assertEquals(0, expected(usage).compareTo(cost), "recounted: " + expected(usage));
        assertBooked(cost);
        assertPortal(usage, cost);
    }

    @Test
    void it_is_hidden_after_its_deprecation_and_comes_back_when_that_is_put_off() throws Exception {
        list(true);
        until("published");
        assertStatus(200, user().chat(MODEL));
        newcomer.offering().set(document(",\"deprecation_date\":\"2026-01-31\""));
        assertStatus(200, admin().post("/listings/newcomer/refresh", Map.of()));
        assertEquals("deprecated", state());
        assertStatus(400, user().chat(MODEL));
        newcomer.offering().set(document(",\"deprecation_date\":\"2126-01-31\""));
        assertStatus(200, admin().post("/listings/newcomer/refresh", Map.of()));
        assertStatus(200, user().chat(MODEL));
    }

    @Test
    void a_malformed_document_is_a_400_with_each_fault_and_nothing_is_listed() throws Exception {
        newcomer.offering()
                .set(
                        """
                        {"data":[{"id":"a","context_length":1,"pricing":{"prompt":"five"},
                          "input_modalities":["text"],"output_modalities":["text"]},
                         {"id":"b"},
                         {"name":"<script>"}]}\
                        """);
        Answer refused = list(true);
        assertStatus(400, refused);
        assertEquals(3, refused.problems().size(), () -> refused.problems().toString());
        assertTrue(
                refused.problems().getFirst().startsWith("data[0] 'a', pricing"),
                () -> refused.problems().toString());
        assertEquals(List.of(), admin().get("/listings").json().items("data"));
        for (String bad : List.of("", "[]", "{}", "{\"data\":[]}", "\u0000", "<html>")) {
            newcomer.offering().set(bad);
            assertStatus(400, list(true));
        }
        assertEquals(List.of(), admin().get("/listings").json().items("data"));
    }

    @Test
    void what_a_body_says_wrongly_is_named() throws Exception {
        assertNamed("url", Map.of());
        assertNamed("url", Map.of("url", "ftp://x.example/"));
        assertNamed("provider", Map.of("url", "http://127.0.0.1/models"));
        assertNamed("provider", Map.of("url", "http://x.y.example/models", "provider", "A B"));
        assertNamed("base_url", Map.of("url", "http://x.y.example/list"));
        assertNamed("name", with("name", "x".repeat(10_000)));
        assertNamed("name", with("name", "\u202Egnp"));
        assertNamed("trust", with("trust", "T9"));
        assertNamed("dialect", with("dialect", "morse"));
        assertNamed(
                "trust",
                Map.of("url", url(), "provider", "a", "author_hidden", true, "trust", "T1"));
        assertNamed("key", with("key", "two words"));
        assertNamed("auto_publish", with("auto_publish", "yes"));
        assertNamed("misspelt", with("misspelt", 1));
        Answer inside =
                admin().post(
                                "/listings",
                                Map.of("url", "http://169.254.169.254/models", "provider", "a"));
        assertStatus(400, inside);
        assertTrue(inside.message().contains("is not public"), inside.message());
    }

    @Test
    void after_a_restart_it_serves_as_before_and_its_key_is_nowhere_in_clear() throws Exception {
        list(true);
        until("published");
        market.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(SECRET), file::toString);
            }
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("listings.key"))));
        market = exchange("127.0.0.1");
        ready();
        until("published");
        assertStatus(200, user().chat(MODEL));
        assertEquals(
                "Bearer " + SECRET,
                newcomer.lastSeen().orElseThrow().headers().get("authorization"));
    }

    @Test
    void without_leave_of_the_operator_this_machine_is_not_called() throws Exception {
        list(true);
        until("published");
        market.close();
        market = exchange("10.0.0.0/8");
        ready();
        JsonObject view =
                admin().until("/listings/newcomer", one -> one.text("unreachable").isPresent());
        assertTrue(view.text("unreachable").orElseThrow().contains("is not public"));
        assertStatus(400, user().chat(MODEL));
        assertStatus(400, admin().post("/listings/newcomer/refresh", Map.of()));
    }

    @Test
    void a_provider_sees_and_manages_its_own_and_nothing_else() throws Exception {
        list(true);
        until("published");
        Answer made = admin().post("/listings/newcomer/keys", Map.of("name", "Theirs"));
        assertStatus(201, made);
        Caller provider = caller(made.json().text("key").orElseThrow());
        assertEquals(1, provider.get("/listings").json().items("data").size());
        assertStatus(200, provider.get("/listings/newcomer"));
        assertStatus(200, provider.get("/listings/newcomer/statistics?days=7"));
        assertEquals("newcomer", provider.get("/key").data().text("provider").orElse(""));
        assertStatus(403, provider.get("/listings/other"));
        assertStatus(403, provider.get("/keys"));
        assertStatus(403, provider.get("/presets"));
        assertStatus(403, provider.get("/market/logs"));
        assertStatus(403, provider.get("/generation?id=gen-1"));
        assertStatus(403, provider.get("/listings/newcomer/keys"));
        assertStatus(403, provider.post("/listings", Map.of("url", url())));
        assertStatus(403, provider.post("/listings/newcomer/publish", Map.of()));
        assertStatus(403, provider.send("PATCH", "/listings/newcomer", "{\"trust\":\"T0\"}"));
        assertStatus(403, provider.send("DELETE", "/listings/newcomer", ""));
        assertStatus(403, provider.chat(MODEL));
        assertStatus(200, provider.post("/listings/newcomer/hide", Map.of("endpoint", ENDPOINT)));
        assertEquals("hidden", state());
        assertStatus(400, user().chat(MODEL));
        assertStatus(403, user().get("/listings/newcomer"));
        assertEquals(List.of(), user().get("/listings").json().items("data"));

        assertStatus(200, admin().send("DELETE", "/listings/newcomer", ""));
        assertStatus(401, provider.get("/listings"));
        assertStatus(404, admin().get("/listings/newcomer"));
    }

    @Test
    void its_terms_can_be_changed_and_its_key_replaced() throws Exception {
        list(true);
        until("published");
        Answer changed = amend("{\"trust\":\"T1\",\"name\":\"Renamed\",\"key\":\"another-key\"}");
        assertStatus(200, changed);
        assertEquals("T1", changed.data().text("trust").orElseThrow());
        assertFalse(changed.json().toString().contains("another-key"));
        Answer answer = user().chat(MODEL);
        assertStatus(200, answer);
        assertEquals("Renamed", answer.json().text("provider").orElseThrow());
        assertEquals(
                "Bearer another-key",
                newcomer.lastSeen().orElseThrow().headers().get("authorization"));
        assertStatus(400, amend("{\"base_url\":\"http://169.254.169.254/v1\"}"));
        assertStatus(400, amend("{\"base_url\":\"http://[\"}"));
        assertStatus(400, amend("{\"provider\":\"other\"}"));
        assertStatus(400, amend("[]"));
        assertStatus(200, user().chat(MODEL));
    }

    /** Its document goes on, under names that tell nothing. */
    @Test
    void who_hides_its_authors_serves_as_stealth_and_is_found_nowhere() throws Exception {
        list(true);
        until("published");
        Answer telling = amend("{\"author_hidden\":true}");
        assertStatus(400, telling);
        assertTrue(telling.problems().getFirst().contains("must begin with stealth/"));
        assertEquals("hidden", state(), "what names its author serves nobody from now on");
        assertStatus(400, user().chat(MODEL));

        newcomer.offering().set(hidden());
        assertStatus(200, admin().post("/listings/newcomer/refresh", Map.of()));
        admin().until("/listings/newcomer", ListingsTest::isGhostPublished);

        assertStatus(404, user().chat(GHOST));
        Answer answer = user().post("/chat/completions", consenting());
        assertStatus(200, answer);
        assertEquals("Stealth", answer.json().text("provider").orElseThrow());
        assertEquals(GHOST, answer.json().text("model").orElseThrow());
        assertSilent(answer);
        for (String path : List.of("/models", "/providers", "/models/" + GHOST + "/endpoints")) {
            assertSilent(user().get(path));
        }
        assertTrue(user().get("/models").json().toString().contains(GHOST));
    }

    /** What it earned under its own name before counts too. */
    @Test
    void who_hides_sees_its_own_figures_and_another_under_the_same_name_sees_none()
            throws Exception {
        list(true);
        until("published");
        BigDecimal open = cost(user().chat(MODEL));
        newcomer.offering().set(hidden());
        amend("{\"author_hidden\":true}");
        admin().post("/listings/newcomer/refresh", Map.of());
        admin().until("/listings/newcomer", ListingsTest::isGhostPublished);
        Answer answer = user().post("/chat/completions", consenting());
        BigDecimal both = open.add(cost(answer));
        Answer made = admin().post("/listings/newcomer/keys", Map.of("name", "Theirs"));
        Caller provider = caller(made.json().text("key").orElseThrow());

        JsonObject own = provider.until(STATISTICS, one -> is(both, one.object("total")));
        assertEquals(Optional.of(new BigDecimal(2)), own.object("total").number("requests"));
        BigDecimal hidden = cost(answer);
        JsonObject counted = provider.until(STATISTICS, one -> is(hidden, ghost(one)));
        assertEquals(
                answer.json().object("usage").number("prompt_tokens"),
                ghost(counted).number("prompt_tokens"));

        assertStatus(201, admin().post("/listings", with("author_hidden", true)));
        for (String path : List.of(STATISTICS, STATISTICS.replace("newcomer", "a"))) {
            JsonObject shared = admin().get(path).data();
            assertEquals(2, shared.items("shared_names").size());
            assertTrue(ghost(shared).number("revenue").isEmpty());
        }
        assertTrue(is(open, admin().get(STATISTICS).data().object("total")));
    }

    private static BigDecimal cost(Answer answer) {
        assertStatus(200, answer);
        return answer.json().object("usage").number("cost").orElseThrow();
    }

    private static boolean is(BigDecimal revenue, JsonObject figures) {
        return figures.number("revenue").filter(one -> one.compareTo(revenue) == 0).isPresent();
    }

    private static JsonObject ghost(JsonObject figures) {
        return figures.items("endpoints").stream()
                .flatMap(one -> one.asObject().stream())
                .filter(one -> one.text("model").filter(GHOST::equals).isPresent())
                .findFirst()
                .orElse(JsonObject.EMPTY);
    }

    private static void assertSilent(Answer answer) {
        assertStatus(200, answer);
        assertFalse(answer.json().toString().toLowerCase(Locale.ROOT).contains("newcomer"));
    }

    private static Map<String, ?> consenting() {
        return Map.of(
                "model",
                GHOST,
                "max_tokens",
                20,
                "provider",
                Map.of("min_trust", "T3"),
                "messages",
                List.of(Map.of("role", "user", "content", "Who are you?")));
    }

    private static boolean isGhostPublished(JsonObject view) {
        return view.items("endpoints").stream()
                .flatMap(one -> one.asObject().stream())
                .filter(one -> one.text("model").filter(GHOST::equals).isPresent())
                .anyMatch(one -> one.text("state").filter("published"::equals).isPresent());
    }

    private String hidden() {
        return document("").replace("sim/newcomer-", "stealth/ghost-").replace("Newcomer", "Ghost");
    }

    private Answer amend(String body) throws IOException, InterruptedException {
        return admin().send("PATCH", "/listings/newcomer", body);
    }

    private void assertBooked(BigDecimal cost) {
        assertEquals(0, cost.compareTo(market.totals().journal().dollars()));
        assertEquals(0, cost.compareTo(market.totals().database().dollars()));
    }

    private void assertPortal(JsonObject usage, BigDecimal cost) throws Exception {
        JsonObject figures =
                admin().until(
                                "/listings/newcomer/statistics?days=2",
                                one ->
                                        one.object("total")
                                                        .number("attempts")
                                                        .orElseThrow()
                                                        .signum()
                                                > 0);
        JsonObject total = figures.object("total");
        assertEquals(0, cost.compareTo(total.number("revenue").orElseThrow()));
        assertEquals(usage.number("prompt_tokens"), total.number("prompt_tokens"));
        assertEquals(usage.number("completion_tokens"), total.number("completion_tokens"));
        assertEquals(
                Optional.of(BigDecimal.ONE), total.number("requests"), "tests are no requests");
        assertEquals(0, new BigDecimal("100").compareTo(total.number("uptime").orElseThrow()));
        JsonObject own = figures.items("endpoints").getFirst().asObject().orElseThrow();
        assertEquals(ENDPOINT, own.text("endpoint").orElseThrow());
        assertEquals(0, cost.compareTo(own.number("revenue").orElseThrow()));
    }

    /** 0.8 USD for a million tokens in, 3.2 out, as the newcomer's document says. */
    private static BigDecimal expected(JsonObject usage) {
        return usage.number("prompt_tokens")
                .orElseThrow()
                .multiply(new BigDecimal("0.0000008"))
                .add(
                        usage.number("completion_tokens")
                                .orElseThrow()
                                .multiply(new BigDecimal("0.0000032")));
    }

    private void assertNamed(String member, Map<String, ?> body) throws Exception {
        Answer refused = admin().post("/listings", body);
        assertStatus(400, refused);
        assertTrue(refused.message().startsWith(member + ":"), refused.message());
        assertTrue(refused.message().length() < 200, refused.message());
    }

    private Map<String, Object> with(String member, Object value) {
        Map<String, Object> body = new HashMap<>(Map.of("url", url(), "provider", "a"));
        body.put(member, value);
        return body;
    }

    private Answer list(boolean automatic) throws IOException, InterruptedException {
        return admin().post(
                        "/listings",
                        Map.of(
                                "url",
                                url(),
                                "provider",
                                "newcomer",
                                "name",
                                "Newcomer",
                                "key",
                                SECRET,
                                "auto_publish",
                                automatic));
    }

    private String url() {
        return newcomer.baseUrl() + "/models";
    }

    /** The newcomer's document, with more in its first entry. */
    private String document(String more) {
        String plain = Newcomer.document(newcomer.profile());
        assertTrue(Json.parse(plain).asObject().isPresent());
        return plain.replaceFirst(
                "\"schema_version\":\"2.4\"", "\"schema_version\":\"2.4\"" + more);
    }

    private JsonObject until(String state) throws IOException, InterruptedException {
        return admin().until(
                        "/listings/newcomer",
                        view -> endpoint(view).text("state").orElse("").equals(state));
    }

    private String state() throws IOException, InterruptedException {
        return endpoint(admin().get("/listings/newcomer").data()).text("state").orElse("");
    }

    private static JsonObject endpoint(JsonObject view) {
        return view.items("endpoints").stream()
                .flatMap(one -> one.asObject().stream())
                .filter(one -> one.text("endpoint").filter(ENDPOINT::equals).isPresent())
                .findFirst()
                .orElse(JsonObject.EMPTY);
    }

    private Market exchange(String allow) {
        return Market.trial(
                folder,
                Map.of("api_key", KEY, "management_key", ADMIN, "listings.allow", allow),
                Market.simulated(world));
    }

    /** It takes a moment after a start until it is known what is listed. */
    private void ready() throws IOException, InterruptedException {
        admin().until("/listings", _ -> true);
    }

    private Caller admin() {
        return caller(ADMIN);
    }

    private Caller user() {
        return caller(KEY);
    }

    private Caller caller(String key) {
        return new Caller(client, market.address() + "/api/v1", key);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
