package dev.bourse.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads threads at both ends of a window. */
final class ThreadWatch {
    private final Supplier<Map<Long, Spent>> threads;
    private Map<Long, Spent> first = Map.of();
    private Map<Long, Spent> last = Map.of();

    ThreadWatch(Supplier<Map<Long, Spent>> threads) {
        this.threads = threads;
    }

    /** One that sees no threads. */
    static ThreadWatch blind() {
        return new ThreadWatch(Map::of);
    }

    void open() {
        first = threads.get();
    }

    void close() {
        last = threads.get();
    }

    /** What each group of threads spent in the window, most first. */
    List<Spent> groups() {
        return Spent.between(first, last);
    }
}
