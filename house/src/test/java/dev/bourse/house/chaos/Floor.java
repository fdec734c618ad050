package dev.bourse.house.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.app.Inventory;
import dev.bourse.app.Market;
import dev.bourse.app.Totals;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalSettings;
import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.SimulatedProvider;
import dev.bourse.sim.provider.SimulatedWorld;
import dev.bourse.sim.provider.Simulation;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A running exchange over simulated providers, and how tests talk to it. */
final class Floor implements AutoCloseable {
    static final String CHAT = "/api/v1/chat/completions";
    static final String SWIFT = "sim-swift";
    private static final long SEED = 20260105L;
    private static final double SPEED = 100;

    private final Path folder;
    private final Vertx vertx;
    private final SimulatedWorld world;
    private final Market market;
    private final Books books = new Books();

    private Floor(Path folder, Vertx vertx, SimulatedWorld world, Market market) {
        this.folder = folder;
        this.vertx = vertx;
        this.world = world;
        this.market = market;
    }

    /** Opens one whose providers are a hundred times as fast as real ones. */
    static Floor open(Path folder, Map<String, String> settings) {
        return open(folder, settings, SPEED, Map.of());
    }

    /**
     * @param settings by the keys of the configuration
     * @param speed of the simulated providers
     * @param detours base URLs of providers that are reached another way, by slug
     */
    static Floor open(
            Path folder, Map<String, String> settings, double speed, Map<String, String> detours) {
        Vertx vertx = Vertx.vertx();
        Simulation simulation = new Simulation(SEED, speed, Floor::micros);
        SimulatedWorld world = await(SimulatedWorld.start(vertx, simulation));
        Market market = Market.trial(folder, settings, inventory(world, detours));
        return new Floor(folder, vertx, world, market);
    }

    Market market() {
        return market;
    }

    /** The API key of the default account. */
    String key() {
        return market.apiKey().orElseThrow();
    }

    String managementKey() {
        return market.managementKey().orElseThrow();
    }

    int port() {
        return URI.create(market.address()).getPort();
    }

    SimulatedProvider provider(String slug) {
        return world.running(slug);
    }

    /** Breaks a provider, or mends it when there are no faults. */
    void set(String slug, Fault... faults) {
        await(world.running(slug).faults().set(faults));
    }

    /** Breaks all of them. */
    void setAll(Fault... faults) {
        for (SimulatedProvider one : world.running()) {
            await(one.faults().set(faults));
        }
    }

    /** A new connection to the exchange. */
    Line dial() throws IOException {
        return new Line(port());
    }

    Answer chat(String json) throws IOException {
        return chat(key(), json);
    }

    Answer chat(String key, String json) throws IOException {
        try (Line line = dial()) {
            Answer answer = line.send(chatRequest(key, json)).answer();
            books.saw(answer);
            return answer;
        }
    }

    static byte[] chatRequest(String key, String json) {
        String headers = "authorization: Bearer " + key + "\r\nx-openrouter-metadata: enabled\r\n";
        return Line.request("POST " + CHAT, headers, json);
    }

    Answer get(String path, String key) throws IOException {
        return ask("GET " + path, key, "");
    }

    Answer ask(String requestLine, String key, String json) throws IOException {
        try (Line line = dial()) {
            String headers = "authorization: Bearer " + key + "\r\n";
            return line.send(Line.request(requestLine, headers, json)).answer();
        }
    }

    /** The record of a generation. */
    JsonObject generation(String id) throws IOException {
        return get("/api/v1/generation?id=" + id, key()).json().object("data");
    }

    /** The record of a generation whose caller left, which is written a moment after that. */
    JsonObject left(String id) throws Exception {
        Await.until("its end is known", () -> generation(id).get("id").isPresent());
        return generation(id);
    }

    /** Makes a key; the members beside its name as JSON, such as {@code "limit":1}. */
    String newKey(String members) throws IOException {
        String json = "{\"name\":\"test\"," + members + "}";
        return ask("POST /api/v1/keys", managementKey(), json).json().text("key").orElseThrow();
    }

    /** How many attempts at upstreams are under way. */
    int open() throws IOException {
        return gauge("bourse_upstream_open");
    }

    private int gauge(String name) throws IOException {
        return get("/metrics", "")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToInt(line -> new BigDecimal(line.substring(name.length() + 1)).intValue())
                .sum();
    }

    /** What the clients saw that the books can't know: costs of answers that were not read. */
    Books books() {
        return books;
    }

    /** Nothing is under way any more, and journal, database and clients agree on the money. */
    void assertSettled() throws Exception {
        Await.until("no attempt is open", () -> open() == 0);
        Totals totals = market.totals();
        assertEquals(totals.journal(), totals.database(), "journal and database");
        assertEquals(
                0,
                books.total().compareTo(totals.journal().dollars()),
                () -> "clients saw " + books.total() + ", the journal has " + totals.journal());
    }

    /** Ends, and looks into what is left on disk: every start has exactly one end. */
    @Override
    public void close() {
        market.close();
        await(vertx.close());
        assertNoneLeftOpen(folder);
    }

    static void assertNoneLeftOpen(Path folder) {
        Set<GenerationId> open = new HashSet<>();
        try (Journal journal =
                Journal.open(
                        folder.resolve("journal"),
                        JournalSettings.DEFAULT,
                        Thread::new,
                        Clock.systemUTC())) {
            journal.replay(
                    journal.first(),
                    placed -> {
                        if (placed.fact() instanceof GenerationStarted started) {
                            open.add(started.id());
                        } else if (placed.fact() instanceof GenerationFinished finished) {
                            assertEquals(true, open.remove(finished.id()), "ended twice");
                        }
                    });
        }
        assertEquals(Set.of(), open, "holds left open");
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(Await.SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static Inventory inventory(SimulatedWorld world, Map<String, String> detours) {
        List<Provider> providers =
                world.providers().stream()
                        .map(one -> at(one, detours.getOrDefault(one.slug(), one.baseUrl())))
                        .toList();
        return new Inventory(world.models(), providers, world.endpoints(), Map.of());
    }

    private static Provider at(Provider one, String baseUrl) {
        return new Provider(
                one.slug(),
                one.name(),
                baseUrl,
                one.dialect(),
                one.credentials(),
                one.privacyPolicyUrl(),
                one.termsUrl(),
                one.statusPageUrl(),
                one.headquarters(),
                one.datacenters(),
                one.dataPolicy(),
                one.simulated());
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** What clients were told to owe, and by how much an answer that nobody read was charged. */
    static final class Books {
        private BigDecimal total = BigDecimal.ZERO;

        synchronized void saw(Answer answer) {
            if (answer.status() == 200) {
                total = total.add(answer.cost());
            }
        }

        synchronized void charged(BigDecimal cost) {
            total = total.add(cost);
        }

        synchronized BigDecimal total() {
            return total;
        }
    }
}
