package dev.bourse.gateway.live;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.unit.GenerationId;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The generations that ended last, so that they can be asked for before any database knows them.
 * Keeps exactly the latest ones, in the order of their end, and waits for nobody.
 */
public final class Recent {
    private final Map<GenerationId, GenerationFinished> byId = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<GenerationId> ring;
    private final AtomicLong next = new AtomicLong();

    /**
     * @param capacity how many are kept
     */
    public Recent(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    /** Keeps it, and forgets the oldest one when there are too many. */
    public void add(GenerationFinished finished) {
        if (byId.put(finished.id(), finished) == null) {
            int slot = Math.floorMod(next.getAndIncrement(), ring.length());
            GenerationId oldest = ring.getAndSet(slot, finished.id());
            if (oldest != null) {
                byId.remove(oldest);
            }
        }
    }

    /** The generation of that id, if it ended lately. */
    public Optional<GenerationFinished> find(GenerationId id) {
        return Optional.ofNullable(byId.get(id));
    }
}
