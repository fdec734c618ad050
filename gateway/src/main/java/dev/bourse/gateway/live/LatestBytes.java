package dev.bourse.gateway.live;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The latest so many byte strings by key, in arrays that live as long as it does: however much
 * passes through, the collector finds nothing new. The oldest one gives its place to the newest.
 * For any number of threads, each of which holds the lock for the time of one copy.
 *
 * <p>Places are filled in a circle. Those whose keys fall into the same bucket are chained.
 */
final class LatestBytes {
    private static final int NOWHERE = -1;
    private static final byte[] EMPTY = {};

    private final byte[][] places;
    private final int[] lengths;
    private final long[] keys;
    private final int[] buckets;
    private final int[] following;
    private int next;

    LatestBytes(int capacity) {
        places = new byte[capacity][];
        lengths = new int[capacity];
        keys = new long[capacity];
        following = new int[capacity];
        buckets = new int[Integer.highestOneBit(capacity) << 1];
        Arrays.fill(places, EMPTY);
        Arrays.fill(buckets, NOWHERE);
    }

    /** Copies the bytes to the key's place, or where the oldest ones are. */
    synchronized void put(long key, byte[] bytes) {
        int place = find(key);
        if (place == NOWHERE) {
            place = next;
            next = (next + 1) % places.length;
            forget(place);
            link(place, key);
        }
        fill(place, bytes);
    }

    /** A copy of what was put there last; null when it is no longer here. */
    synchronized byte @Nullable [] get(long key) {
        int place = find(key);
        return place == NOWHERE ? null : Arrays.copyOf(places[place], lengths[place]);
    }

    private int find(long key) {
        int place = buckets[bucket(key)];
        while (place != NOWHERE && keys[place] != key) {
            place = following[place];
        }
        return place;
    }

    private void link(int place, long key) {
        int bucket = bucket(key);
        keys[place] = key;
        following[place] = buckets[bucket];
        buckets[bucket] = place;
    }

    /** Takes it out of its chain. A place that was never filled is in none. */
    private void forget(int place) {
        if (lengths[place] == 0) {
            return;
        }
        int bucket = bucket(keys[place]);
        if (buckets[bucket] == place) {
            buckets[bucket] = following[place];
        } else {
            following[before(place, buckets[bucket])] = following[place];
        }
    }

    private int before(int place, int first) {
        int before = first;
        while (following[before] != place) {
            before = following[before];
        }
        return before;
    }

    private void fill(int place, byte[] bytes) {
        if (places[place].length < bytes.length) {
            places[place] = new byte[bytes.length];
        }
        System.arraycopy(bytes, 0, places[place], 0, bytes.length);
        lengths[place] = bytes.length;
    }

    private int bucket(long key) {
        return (int) (key ^ (key >>> Integer.SIZE)) & (buckets.length - 1);
    }
}
