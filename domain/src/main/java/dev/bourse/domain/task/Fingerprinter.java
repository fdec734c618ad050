package dev.bourse.domain.task;

/**
 * Makes {@link Fingerprint}s. Every three neighbouring lexemes are hashed with a secret key, so
 * that whoever has a fingerprint but not the key cannot find out whether it belongs to a certain
 * text. Like the classifier it reads the beginning and the end of a prompt only. Instances may be
 * shared between threads.
 */
public final class Fingerprinter {
    private static final int SHINGLE = 3;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private final SipHash keyed;

    /**
     * A maker with a key of 128 random bits, which its owner keeps to itself.
     *
     * @param high the first half of the key
     * @param low the second half
     */
    public Fingerprinter(long high, long low) {
        this.keyed = new SipHash(high, low);
    }

    /** The fingerprint of a prompt. Never fails. */
    public Fingerprint of(CharSequence prompt) {
        Lexemes lexemes = Lexemes.of(Excerpt.of(prompt));
        int[] votes = new int[Long.SIZE];
        int shingles = Math.max(1, lexemes.size() - SHINGLE + 1);
        for (int i = 0; i < shingles; i++) {
            vote(votes, keyed.hash(shingle(lexemes, i)));
        }
        return new Fingerprint(majority(votes));
    }

    private static long shingle(Lexemes lexemes, int from) {
        long shingle = 0;
        for (int i = from; i < Math.min(from + SHINGLE, lexemes.size()); i++) {
            shingle = (Long.rotateLeft(shingle, 23) ^ lexemes.hash(i)) * SPREAD;
        }
        return shingle;
    }

    private static void vote(int[] votes, long hash) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            votes[bit] += (int) ((hash >>> bit) & 1) * 2 - 1;
        }
    }

    private static long majority(int[] votes) {
        long bits = 0;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            bits |= votes[bit] > 0 ? 1L << bit : 0;
        }
        return bits;
    }
}
