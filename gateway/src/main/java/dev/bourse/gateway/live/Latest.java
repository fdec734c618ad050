package dev.bourse.gateway.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * The latest so many things by name. Keeps exactly the latest ones, in the order in which they
 * came, and waits for nobody. Much is put there and hardly anything is looked for: that reads all.
 */
final class Latest<K, V> {
    private final AtomicReferenceArray<Named<K, V>> ring;
    private final AtomicLong next = new AtomicLong();

    private record Named<K, V>(K name, V value) {}

    Latest(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    /** Keeps it, and forgets the oldest one. A name comes once. */
    void put(K name, V value) {
        int place = Math.floorMod(next.getAndIncrement(), ring.length());
        ring.setRelease(place, new Named<>(name, value));
    }

    Optional<V> find(K name) {
        return IntStream.range(0, ring.length())
                .mapToObj(ring::get)
                .filter(one -> one != null && one.name().equals(name))
                .map(Named::value)
                .findFirst();
    }
}
