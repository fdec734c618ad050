package dev.bourse.sim.provider;

import io.vertx.core.Future;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What is wrong at a provider just now; may be changed from any thread while it runs. */
public final class Faults {
    private final LongSupplier epochMicros;
    private final Function<Optional<Fault>, Future<Void>> death;
    private volatile Armed armed = new Armed(List.of(), 0);

    /**
     * @param death told of the fault that closes the port, or of its absence; completes when the
     *     port is as it should be
     */
    Faults(LongSupplier epochMicros, Function<Optional<Fault>, Future<Void>> death) {
        this.epochMicros = epochMicros;
        this.death = death;
    }

    /**
     * Replaces all faults. At most one strikes a request: the first in order that is in force and
     * wins its draw.
     *
     * @return completes when a port that must close is closed, or one that must open is open
     */
    public Future<Void> set(Fault... faults) {
        return set(List.of(faults));
    }

    /** Replaces all faults; see {@link #set(Fault...)}. */
    public Future<Void> set(List<Fault> faults) {
        armed = new Armed(List.copyOf(faults), epochMicros.getAsLong());
        return death.apply(
                faults.stream().filter(fault -> fault.kind() == Fault.Kind.DEAD).findFirst());
    }

    /** Nothing is wrong any more. */
    public Future<Void> clear() {
        return set();
    }

    /** The faults that were set, whether or not they are in force just now. */
    public List<Fault> list() {
        return armed.faults;
    }

    /** Draws for one request. */
    Optional<Fault> strike(RandomGenerator random) {
        Armed now = armed;
        Duration since = Duration.of(epochMicros.getAsLong() - now.atMicros, ChronoUnit.MICROS);
        return now.faults.stream()
                .filter(fault -> fault.kind() != Fault.Kind.DEAD && fault.inForce(since))
                .filter(fault -> random.nextDouble() < fault.probability())
                .findFirst();
    }

    private record Armed(List<Fault> faults, long atMicros) {}
}
