package dev.bourse.house.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.app.Market;
import dev.bourse.sim.provider.SimulatedWorld;
import dev.bourse.sim.provider.Simulation;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** What was answered is what the market shows, through every part of a running exchange. */
@Timeout(600)
class WholeMarketTest {
    private static final String KEY = "sk-bo-market";
    private static final String ADMIN = "mk-bo-market";
    private static final String MODEL = "sim/chat-small";
    private static final int REQUESTS = 12;

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void what_was_answered_is_what_the_market_shows() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Simulation simulation = new Simulation(11, 500, () -> System.nanoTime() / 1_000);
        SimulatedWorld world =
                SimulatedWorld.start(vertx, simulation)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS);
        Map<String, String> settings =
                Map.of("api_key", KEY, "management_key", ADMIN, "classify_one_in", "1");
        try (Market market = Market.trial(folder, settings, Market.simulated(world))) {
            String base = market.address() + "/api/v1";
            long tokens = 0;
            BigDecimal cost = BigDecimal.ZERO;
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                JsonObject answer = chat(base, i);
                ids.add(answer.text("id").orElseThrow());
                JsonObject usage = answer.object("usage");
                tokens += usage.number("total_tokens").orElseThrow().longValueExact();
                cost = cost.add(usage.number("cost").orElseThrow());
            }
            assertRanked(base, tokens);
            assertLogged(base, ids, cost);
            assertClassified(base);
            assertPriced(base);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private void assertRanked(String base, long tokens) throws Exception {
        JsonObject answer =
                until(
                        base + "/market/rankings?window=month",
                        "",
                        it ->
                                it.object("data")
                                                .object("total")
                                                .number("requests")
                                                .orElse(BigDecimal.ZERO)
                                                .intValueExact()
                                        == REQUESTS);
        JsonObject row = answer.object("data").items("rows").getFirst().asObject().orElseThrow();
        assertEquals(MODEL, row.text("id").orElseThrow());
        assertEquals(tokens, row.number("tokens").orElseThrow().longValueExact());
        assertEquals(true, row.flag("simulated").orElseThrow());
        JsonObject apps = get(base + "/market/apps?window=month", "");
        JsonObject app = apps.object("data").items("rows").getFirst().asObject().orElseThrow();
        assertEquals("Test App", app.text("name").orElseThrow());
        JsonObject stats = get(base + "/market/models/" + MODEL + "/stats", "").object("data");
        assertEquals(
                REQUESTS,
                stats.object("availability").number("judged").orElseThrow().intValueExact());
    }

    private void assertLogged(String base, List<String> ids, BigDecimal cost) throws Exception {
        JsonObject logs =
                until(
                        base + "/market/logs?limit=50",
                        KEY,
                        it -> it.items("data").size() == REQUESTS);
        List<JsonObject> rows =
                logs.items("data").stream().flatMap(row -> row.asObject().stream()).toList();
        assertEquals(
                ids.reversed(), rows.stream().map(row -> row.text("id").orElseThrow()).toList());
        BigDecimal sum =
                rows.stream()
                        .map(row -> row.number("total_cost").orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, cost.compareTo(sum), cost + " and " + sum);
        JsonObject one = get(base + "/market/logs/" + ids.getFirst(), KEY).object("data");
        assertTrue(!one.object("plan").items("candidates").isEmpty(), "the plan is kept");
    }

    private void assertClassified(String base) throws Exception {
        JsonObject answer =
                until(
                        base + "/market/breakdown?by=language",
                        "",
                        it ->
                                it.object("meta")
                                                .object("sample")
                                                .number("classified")
                                                .orElse(BigDecimal.ZERO)
                                                .intValueExact()
                                        == REQUESTS);
        assertEquals(List.of(), answer.object("data").items("rows"), "one account is too few");
    }

    private void assertPriced(String base) throws Exception {
        JsonObject changes =
                until(
                        base + "/market/prices/changes?model=" + MODEL,
                        "",
                        it -> !it.items("data").isEmpty());
        JsonObject first = changes.items("data").getFirst().asObject().orElseThrow();
        assertEquals("listed", first.text("kind").orElseThrow());
    }

    private JsonObject chat(String base, int number) throws IOException, InterruptedException {
        Map<String, Object> message =
                Map.of("role", "user", "content", "What is the capital of France? " + number);
        Map<String, Object> body =
                Map.of("model", MODEL, "max_tokens", 20, "messages", List.of(message));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
                        .header("Authorization", "Bearer " + KEY)
                        .header("HTTP-Referer", "https://test.example/page")
                        .header("X-Title", "Test <b>App</b>")
                        .POST(BodyPublishers.ofByteArray(Json.bytes(JsonValue.of(body))))
                        .build();
        return json(client.send(request, BodyHandlers.ofByteArray()));
    }

    /** Projections follow a moment behind, and answers are kept for a moment. */
    private JsonObject until(String url, String key, Predicate<JsonObject> good)
            throws IOException, InterruptedException {
        JsonObject answer = get(url, key);
        while (!good.test(answer)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            answer = get(url, key);
        }
        return answer;
    }

    private JsonObject get(String url, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        return response.statusCode() == 503 ? JsonObject.EMPTY : json(response);
    }

    private static JsonObject json(HttpResponse<byte[]> response) {
        JsonObject answer = Json.parse(response.body()).asObject().orElseThrow();
        assertEquals(200, response.statusCode(), answer::toString);
        return answer;
    }
}
