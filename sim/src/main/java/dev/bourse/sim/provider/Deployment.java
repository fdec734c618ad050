package dev.bourse.sim.provider;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** One provider on one event loop. */
final class Deployment implements Deployable {
    private final Faults faults;
    private final Desk desk;
    private final Vertx vertx;
    private final int port;
    private @Nullable Door door;

    Deployment(Vertx vertx, SimulatedProfile profile, Simulation simulation, int port) {
        this.vertx = vertx;
        this.port = port;
        faults = new Faults(simulation.epochMicros(), death -> door().follow(death));
        desk = new Desk(vertx, profile, simulation, faults);
    }

    @Override
    public Future<?> deploy(Context loop) {
        door = new Door(vertx, loop, desk, port);
        return door.open();
    }

    @Override
    public Future<?> undeploy(Context loop) {
        return door().close();
    }

    Faults faults() {
        return faults;
    }

    Desk desk() {
        return desk;
    }

    Door door() {
        return Objects.requireNonNull(door, "not deployed");
    }
}
