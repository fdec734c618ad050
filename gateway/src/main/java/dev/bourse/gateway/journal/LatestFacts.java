package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The facts that were appended last, as objects: whoever follows the journal closely need not read
 * and decode again what this process has just encoded. A ring by position; an older fact gives way
 * to a newer one, and who comes later reads the disk.
 */
final class LatestFacts {
    private final AtomicReferenceArray<@Nullable PositionedFact> slots;

    /**
     * @param capacity a power of two
     */
    LatestFacts(int capacity) {
        slots = new AtomicReferenceArray<>(capacity);
    }

    /** Any thread. */
    void keep(PositionedFact fact) {
        slots.set(slot(fact.position()), fact);
    }

    /** The fact of that position; null when it is not here, or not yet. */
    @Nullable PositionedFact at(long position) {
        PositionedFact kept = slots.get(slot(position));
        return kept != null && kept.position() == position ? kept : null;
    }

    private int slot(long position) {
        return (int) (position & (slots.length() - 1));
    }
}
