package dev.bourse.domain.task;

import java.util.Arrays;

/** Numbers hashes by their place in a list: an open table, at most half full, never changed. */
final class HashIndex {
    /** What {@link #row} answers for an unknown hash. */
    static final int NONE = -1;

    private static final int SMALLEST = 16;

    private final int[] hashes;
    private final int[] table;
    private final int mask;

    /**
     * @throws IllegalArgumentException when a hash stands there twice
     */
    HashIndex(int[] hashes) {
        this.hashes = hashes.clone();
        this.mask = Integer.highestOneBit(Math.max(SMALLEST, hashes.length)) * 4 - 1;
        this.table = new int[mask + 1];
        Arrays.fill(table, NONE);
        for (int row = 0; row < hashes.length; row++) {
            place(row);
        }
    }

    int size() {
        return hashes.length;
    }

    int hash(int row) {
        return hashes[row];
    }

    int row(int hash) {
        int slot = hash & mask;
        while (table[slot] != NONE) {
            if (hashes[table[slot]] == hash) {
                return table[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    private void place(int row) {
        if (row(hashes[row]) != NONE) {
            throw new IllegalArgumentException("hash " + hashes[row] + " stands there twice");
        }
        int slot = hashes[row] & mask;
        while (table[slot] != NONE) {
            slot = (slot + 1) & mask;
        }
        table[slot] = row;
    }
}
