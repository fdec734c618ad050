package dev.bourse.gateway.upstream;

import io.vertx.core.Vertx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Watches over everything on one event loop that may wait too long. A timer for each wait would
 * cost every request several insertions into the loop's timer queue although almost none ever
 * fires; one periodic sweep over what is open costs nanoseconds per entry, at the price of a
 * resolution of {@value #TICK_MILLIS} ms.
 */
public final class Deadlines {
    private static final long TICK_MILLIS = 50;

    private final LongSupplier clock;
    private final Set<Watched> open = new LinkedHashSet<>();

    /** Something that may wait too long. */
    public interface Watched {
        /** When to wake it, in milliseconds of the clock; {@link Long#MAX_VALUE} for never. */
        long deadline();

        /** The deadline has passed. */
        void overdue();
    }

    /**
     * @param clock monotonic milliseconds
     */
    public Deadlines(LongSupplier clock) {
        this.clock = clock;
    }

    /** Starts the sweep on the current event loop. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(TICK_MILLIS, _ -> sweep());
    }

    /** Milliseconds of the clock, for computing deadlines. */
    public long now() {
        return clock.getAsLong();
    }

    public void watch(Watched one) {
        open.add(one);
    }

    public void forget(Watched one) {
        open.remove(one);
    }

    /** Wakes all that are overdue. */
    void sweep() {
        long now = now();
        List<Watched> overdue = new ArrayList<>();
        for (Watched one : open) {
            if (one.deadline() <= now) {
                overdue.add(one);
            }
        }
        overdue.forEach(Watched::overdue);
    }
}
