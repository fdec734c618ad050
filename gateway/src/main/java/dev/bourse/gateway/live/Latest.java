package dev.bourse.gateway.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The latest so many things by name. Keeps exactly the latest ones, in the order in which they
 * came, and waits for nobody.
 */
final class Latest<K, V> {
    private final Map<K, V> byName = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<K> ring;
    private final AtomicLong next = new AtomicLong();

    Latest(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    /** Keeps it, and forgets the oldest one when there are too many. */
    void put(K name, V value) {
        if (byName.put(name, value) == null) {
            int slot = Math.floorMod(next.getAndIncrement(), ring.length());
            K oldest = ring.getAndSet(slot, name);
            if (oldest != null) {
                byName.remove(oldest);
            }
        }
    }

    Optional<V> find(K name) {
        return Optional.ofNullable(byName.get(name));
    }
}
