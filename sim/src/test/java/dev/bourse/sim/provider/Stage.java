package dev.bourse.sim.provider;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A running provider for a test, on a Vert.x of its own. */
final class Stage implements AutoCloseable {
    private static final long PATIENCE = 60;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final SimulatedProvider provider;

    Stage(SimulatedProfile profile, double speed) {
        Simulation simulation = new Simulation(7, speed, () -> System.nanoTime() / 1000);
        provider = await(SimulatedProvider.start(vertx, profile, simulation, 0));
    }

    static Stage plain() {
        return new Stage(SimulatedProfile.plain("sim-test", "chat"), 1);
    }

    SimulatedProvider provider() {
        return provider;
    }

    int port() {
        return provider.port();
    }

    /** The whole answer to a chat request, headers and all. */
    String ask(String json) throws IOException {
        return RawClient.exchange(port(), json);
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE, TimeUnit.SECONDS)
                .join();
    }

    /** Asks again and again until it holds; false when patience ends. */
    static boolean eventually(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (System.nanoTime() < end) {
            if (condition.call()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
