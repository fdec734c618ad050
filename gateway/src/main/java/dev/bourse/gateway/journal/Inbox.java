package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Encoded facts on their way to the one writer: a bounded ring that many threads fill without
 * waiting. The place in the ring is the position in the journal, so taking a place and getting a
 * position are one step.
 */
final class Inbox {
    static final long FULL = -1;

    private final AtomicReferenceArray<byte @Nullable []> slots;
    private final AtomicLong end;
    private volatile long taken;
    private volatile @Nullable Thread sleeper;

    Inbox(int capacity, long end) {
        this.slots = new AtomicReferenceArray<>(capacity);
        this.end = new AtomicLong(end);
        this.taken = end;
    }

    /** The position that these bytes got, or {@link #FULL}. Any thread; never waits. */
    long offer(byte[] bytes) {
        long position = end.get();
        while (position - taken < slots.length()) {
            if (end.compareAndSet(position, position + 1)) {
                slots.set(slot(position), bytes);
                wake();
                return position;
            }
            position = end.get();
        }
        return FULL;
    }

    /**
     * The position that the first of them got, the others follow it; or {@link #FULL}, and then
     * none was taken. Any thread; never waits.
     */
    long offer(List<byte[]> all) {
        long first = end.get();
        while (first + all.size() - taken <= slots.length()) {
            if (end.compareAndSet(first, first + all.size())) {
                put(first, all);
                return first;
            }
            first = end.get();
        }
        return FULL;
    }

    private void put(long first, List<byte[]> all) {
        for (int i = 0; i < all.size(); i++) {
            slots.set(slot(first + i), all.get(i));
        }
        wake();
    }

    /** The position that the next fact will get. */
    long end() {
        return end.get();
    }

    /** Whether more than half of the places are taken. */
    boolean isCrowded() {
        return end.get() - taken > slots.length() / 2;
    }

    boolean isEmpty() {
        return slots.get(slot(taken)) == null;
    }

    /** The oldest bytes, which stay; null when there are none. Only the writer. */
    byte @Nullable [] peek() {
        return slots.get(slot(taken));
    }

    /** Drops the oldest bytes. Only the writer. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the writer changes it
    void remove() {
        slots.set(slot(taken), null);
        taken++;
    }

    /**
     * Sleeps while there is nothing to do and no wake-up; may return early. The sleeper announces
     * itself before it looks again, and who offers looks for it after the offer, so none is missed.
     */
    void awaitWork() {
        sleeper = Thread.currentThread();
        if (isEmpty()) {
            LockSupport.park(this);
        }
        sleeper = null;
    }

    /** Ends a sleep of the writer. */
    void wake() {
        Thread thread = sleeper;
        if (thread != null) {
            sleeper = null;
            LockSupport.unpark(thread);
        }
    }

    private int slot(long position) {
        return (int) (position & (slots.length() - 1));
    }
}
