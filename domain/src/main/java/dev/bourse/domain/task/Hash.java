package dev.bourse.domain.task;

/** Mixing of hashes; the model file depends on it bit by bit. */
final class Hash {
    private static final int PAIR = 0x9e3779b1;

    private Hash() {}

    /** The finalizer of MurmurHash3: every bit of the input moves every bit of the result. */
    static int mix(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    /** The hash of two in this order. */
    static int pair(int first, int second) {
        return mix(first * PAIR + second);
    }
}
