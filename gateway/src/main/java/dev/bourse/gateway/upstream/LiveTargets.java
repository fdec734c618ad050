package dev.bourse.gateway.upstream;

import java.util.function.Supplier;

/**
 * The targets in force. Those of endpoints that are no longer offered stay, for requests that were
 * planned before; there are as many as endpoints were ever offered.
 */
public final class LiveTargets implements Supplier<Targets> {
    private volatile Targets now;

    public LiveTargets(Targets now) {
        this.now = now;
    }

    @Override
    public Targets get() {
        return now;
    }

    /** These as well, instead of those of the same endpoints. */
    public synchronized void add(Targets more) {
        now = now.with(more);
    }
}
