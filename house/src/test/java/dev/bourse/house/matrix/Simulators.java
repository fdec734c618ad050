package dev.bourse.house.matrix;

import dev.bourse.app.Market;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.sim.provider.Fault;
import dev.bourse.sim.provider.SimulatedProvider;
import dev.bourse.sim.provider.SimulatedWorld;
import dev.bourse.sim.provider.Simulation;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An exchange over simulated providers in every dialect. */
final class Simulators implements AutoCloseable {
    private static final long SEED = 20_260_105L;

    private final Vertx vertx;
    private final SimulatedWorld world;
    private final Counter counter;

    private Simulators(Vertx vertx, SimulatedWorld world, Counter counter) {
        this.vertx = vertx;
        this.world = world;
        this.counter = counter;
    }

    /**
     * @param speed of the providers; 1 is that of real ones
     */
    static Simulators open(Path folder, Map<String, String> settings, double speed) {
        Vertx vertx = Vertx.vertx();
        Simulation simulation =
                new Simulation(
                        SEED, speed, () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        SimulatedWorld world = await(SimulatedWorld.inEveryDialect(vertx, simulation));
        Market market = Market.trial(folder, settings, Market.simulated(world));
        return new Simulators(vertx, world, new Counter(market));
    }

    /** The provider that speaks that dialect, all of which say the same. */
    static String slug(Dialect dialect) {
        return switch (dialect) {
            case OPENAI -> "sim-swift";
            case RESPONSES -> "sim-responses";
            case ANTHROPIC -> "sim-anthropic";
            case GEMINI -> "sim-gemini";
        };
    }

    SimulatedProvider provider(Dialect dialect) {
        return world.running(slug(dialect));
    }

    void set(Dialect dialect, Fault... faults) {
        await(provider(dialect).faults().set(faults));
    }

    Counter counter() {
        return counter;
    }

    HttpResponse<String> ask(Speech caller, Question question, Dialect upstream, boolean stream)
            throws Exception {
        return counter.post(caller.path(MODEL, stream), body(caller, question, upstream, stream));
    }

    static final String MODEL = "sim/chat-small";

    /** A request that only that provider may answer. */
    static String body(Speech caller, Question question, Dialect upstream, boolean stream) {
        JsonObject asked = Members.parsed(caller.ask(question, MODEL, stream));
        Map<String, JsonValue> members = new LinkedHashMap<>(asked.members());
        members.put("provider", Members.of("only", List.of(slug(upstream))));
        return Members.text(new JsonObject(members));
    }

    @Override
    public void close() {
        counter.close();
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
