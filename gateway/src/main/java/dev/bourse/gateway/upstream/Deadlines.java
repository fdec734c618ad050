package dev.bourse.gateway.upstream;

import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Watches over everything on one event loop that may wait too long. A timer for each wait would
 * cost every request several insertions into the loop's timer queue although almost none ever
 * fires; one periodic sweep over what is open costs nanoseconds per entry, at the price of a
 * resolution of {@value #TICK_MILLIS} ms. What is open is linked by itself, so that to watch and to
 * forget it takes no memory and no search.
 */
public final class Deadlines {
    private static final long TICK_MILLIS = 100;

    private final LongSupplier clock;
    private @Nullable Watched first;
    private @Nullable Watched last;

    /** Something that may wait too long, on one event loop. */
    public abstract static class Watched {
        private @Nullable Watched before;
        private @Nullable Watched after;
        private boolean open;

        /** When to wake it, in milliseconds of the clock; {@link Long#MAX_VALUE} for never. */
        public abstract long deadline();

        /** The deadline has passed. */
        public abstract void overdue();
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

    /** Wakes it when its deadline has passed, again and again until it is forgotten. */
    public void watch(Watched one) {
        if (!one.open) {
            one.open = true;
            link(last, one);
            last = one;
        }
    }

    /** Wakes it no more, if it is watched at all. */
    public void forget(Watched one) {
        if (one.open) {
            one.open = false;
            link(one.before, one.after);
            last = one.equals(last) ? one.before : last;
            one.before = null;
            one.after = null;
        }
    }

    private void link(@Nullable Watched before, @Nullable Watched after) {
        if (before == null) {
            first = after;
        } else {
            before.after = after;
        }
        if (after != null) {
            after.before = before;
        }
    }

    /** Wakes all that are overdue. */
    void sweep() {
        long now = now();
        List<Watched> overdue = new ArrayList<>();
        for (Watched one = first; one != null; one = one.after) {
            if (one.deadline() <= now) {
                overdue.add(one);
            }
        }
        overdue.forEach(Watched::overdue);
    }
}
