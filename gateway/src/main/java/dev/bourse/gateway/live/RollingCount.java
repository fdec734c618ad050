package dev.bourse.gateway.live;

import java.util.Arrays;

/**
 * Counts what happened in the last so many slots of time, the current one included. What comes a
 * little late counts now; a clock that steps back further than the whole window starts it anew. For
 * one thread at a time.
 */
final class RollingCount {
    private final long slotMicros;
    private final int[] counts;
    private long sum;
    private long currentSlot;
    private long currentFrom;
    private int current;

    RollingCount(long slotMicros, int slots) {
        this.slotMicros = slotMicros;
        counts = new int[slots];
    }

    void add(long nowMicros) {
        moveTo(nowMicros);
        counts[current]++;
        sum++;
    }

    long sum(long nowMicros) {
        moveTo(nowMicros);
        return sum;
    }

    private void moveTo(long nowMicros) {
        long into = nowMicros - currentFrom;
        if (into < 0 || into >= slotMicros) {
            moveToSlot(Math.floorDiv(nowMicros, slotMicros));
            currentFrom = currentSlot * slotMicros;
            current = index(currentSlot);
        }
    }

    private void moveToSlot(long slot) {
        if (Math.abs(slot - currentSlot) >= counts.length) {
            Arrays.fill(counts, 0);
            sum = 0;
            currentSlot = slot;
        }
        while (currentSlot < slot) {
            currentSlot++;
            sum -= counts[index(currentSlot)];
            counts[index(currentSlot)] = 0;
        }
    }

    private int index(long slot) {
        return Math.floorMod(slot, counts.length);
    }
}
