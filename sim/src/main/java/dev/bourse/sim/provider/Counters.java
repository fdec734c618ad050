package dev.bourse.sim.provider;

import dev.bourse.sim.provider.SimulatedProvider.Seen;
import dev.bourse.sim.provider.SimulatedProvider.Tally;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What happened at one provider; written by its event loop, read by anyone. */
final class Counters {
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong struck = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Seen last;

    void received(Seen request) {
        received.incrementAndGet();
        last = request;
    }

    void struck() {
        struck.incrementAndGet();
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    long received() {
        return received.get();
    }

    int open() {
        return open.get();
    }

    Tally tally() {
        return new Tally(received.get(), struck.get(), open.get());
    }

    Optional<Seen> last() {
        return Optional.ofNullable(last);
    }
}
