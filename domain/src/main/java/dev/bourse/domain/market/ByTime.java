package dev.bourse.domain.market;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Sums by the beginning of the time that they are about. Facts come in the order of time, so the
 * one that was asked for last is at hand.
 */
final class ByTime<T> {
    private final Map<Long, T> all = new HashMap<>();
    private final Supplier<T> empty;
    private long latestStart;
    private @Nullable T latest;

    ByTime(Supplier<T> empty) {
        this.empty = empty;
    }

    /** The sum of the time that begins then. */
    T at(long start) {
        T known = latest;
        if (known == null || start != latestStart) {
            known = all.computeIfAbsent(start, _ -> empty.get());
            latest = known;
            latestStart = start;
        }
        return known;
    }

    void forEach(BiConsumer<Long, T> reader) {
        all.forEach(reader);
    }

    int size() {
        return all.size();
    }
}
