package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An exchange over simulated providers for one class of tests, and the costs that clients were told
 * of. Its books are compared with them when it closes.
 */
final class Trial implements AutoCloseable {
    static final String API_KEY = "sk-bo-conformance";
    static final String MANAGEMENT_KEY = "mk-bo-conformance";

    private static final long SEED = 11;
    private static final double SPEED = 500;
    private static final long PATIENCE = 20;
    private static final long NANOS_PER_MICRO = 1_000;

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
        SimulatedWorld world = await(SimulatedWorld.start(vertx, simulation));
        return new Trial(vertx, world, Files.createTempDirectory("bourse-clients"));
    }

    /** Root of the exchange's URLs. */
    String address() {
        return market.address();
    }

    /** Address at which a provider can be told to fail. */
    String faultsOf(String provider) {
        return world.running(provider).baseUrl().replaceFirst("/v1$", "/sim/faults");
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
