package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.app.Market;
import dev.bourse.app.Totals;
import dev.bourse.domain.unit.Money;
import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.SimulatedWorld;
import dev.bourse.sim.provider.Simulation;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An exchange over simulated providers for one class of tests, and the costs that clients were told
 * of. Its books are compared with them when it closes.
 */
final class Trial implements AutoCloseable {
    static final String API_KEY = "sk-bo-conformance";
    static final String MANAGEMENT_KEY = "mk-bo-conformance";
    static final String MODEL = "sim/chat-small";

    /** The provider that can be told to fail. */
    static final String FAULTY = "sim-swift";

    /** The same providers but for the dialect that they speak. */
    static final List<String> TWINS =
            List.of(FAULTY, "sim-responses", "sim-anthropic", "sim-gemini");

    /** A picture of one red pixel. */
    static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";

    private static final long SEED = 11;
    private static final double SPEED = 12;
    private static final long PATIENCE = 60;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int UNKNOWN = 404;

    private final Vertx vertx;
    private final SimulatedWorld world;
    private final Path folder;
    private final Market market;
    private Money seen = Money.ZERO;

    private Trial(Vertx vertx, SimulatedWorld world, Path folder) {
        this.vertx = vertx;
        this.world = world;
        this.folder = folder;
        market =
                Market.trial(
                        folder,
                        Map.of("api_key", API_KEY, "management_key", MANAGEMENT_KEY),
                        Market.simulated(world));
    }

    static Trial open() throws IOException {
        System.out.println("simulated providers with seed " + SEED);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Simulation simulation = new Simulation(SEED, SPEED, Trial::micros);
        SimulatedWorld world = await(SimulatedWorld.inEveryDialect(vertx, simulation));
        return new Trial(vertx, world, Files.createTempDirectory("bourse-clients"));
    }

    /** Root of the exchange's URLs. */
    String address() {
        return market.address();
    }

    /** For each provider the address at which it can be told to fail. */
    Map<String, String> faults() {
        return world.running().stream()
                .collect(
                        Collectors.toMap(
                                one -> one.profile().slug(),
                                one -> one.baseUrl().replaceFirst("/v1$", "/sim/faults")));
    }

    /** Lets a provider fail in that way until it is mended. */
    void breaks(String provider, Fault.Kind kind) {
        await(world.running(provider).faults().set(Fault.of(kind)));
    }

    void mend(String provider) {
        await(world.running(provider).faults().clear());
    }

    /** A client was told that something cost so many dollars. */
    synchronized void saw(BigDecimal dollars) {
        seen = seen.plus(Money.ofDollars(dollars, RoundingMode.UNNECESSARY));
    }

    /** A client was told of that generation; what it cost is in its record. */
    void sawGeneration(String id) throws IOException, InterruptedException {
        saw(generation(id).number("total_cost").orElseThrow());
    }

    /** A client left that generation; waits until the exchange has noticed. */
    void sawLeft(String id) throws IOException, InterruptedException {
        long end = micros() + PATIENCE * MICROS_PER_SECOND;
        while (Control.status(record(id), API_KEY) == UNKNOWN && micros() < end) {
            Thread.onSpinWait();
        }
        JsonObject left = generation(id);
        assertTrue(left.flag("cancelled").orElseThrow(), left.toString());
        saw(left.number("total_cost").orElseThrow());
    }

    /** A client left all that it asked for with that key; waits for what it was charged. */
    BigDecimal sawSpent(String key) throws IOException, InterruptedException {
        long end = micros() + PATIENCE * MICROS_PER_SECOND;
        BigDecimal spent = spent(key);
        while (spent.signum() == 0 && micros() < end) {
            spent = spent(key);
        }
        saw(spent);
        return spent;
    }

    private BigDecimal spent(String key) throws IOException, InterruptedException {
        return get("/key", key).object("data").number("usage").orElseThrow();
    }

    private JsonObject generation(String id) throws IOException, InterruptedException {
        return Control.get(record(id), API_KEY).object("data");
    }

    private String record(String id) {
        return address() + "/api/v1/generation?id=" + id;
    }

    /** The control plane's answer to a GET with a key. */
    JsonObject get(String path, String key) throws IOException, InterruptedException {
        return Control.get(address() + "/api/v1" + path, key);
    }

    /** Makes a key that may spend so many dollars. */
    String keyLimitedTo(BigDecimal dollars) throws IOException, InterruptedException {
        Map<String, Object> wish = Map.of("name", "limited", "limit", dollars);
        JsonObject answer = Control.post(address() + "/api/v1/keys", MANAGEMENT_KEY, wish);
        return answer.text("key").orElseThrow();
    }

    /** What clients were told that everything cost, as what the books must hold. */
    synchronized Totals told() {
        return new Totals(seen, seen);
    }

    /** What the journal holds and what the database holds. */
    Totals kept() {
        return market.totals();
    }

    void assertBooksAgree() {
        assertEquals(told(), kept());
    }

    @Override
    public void close() throws IOException {
        market.close();
        await(vertx.close());
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Trial::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static long micros() {
        return System.nanoTime() / NANOS_PER_MICRO;
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
    }
}
