package dev.bourse.domain.task;

/**
 * A signature of a prompt by which near-duplicates are found and nothing else: the closer two
 * prompts, the fewer bits differ (Charikar's SimHash, 2002). Only signatures made with the same key
 * can be compared; of unrelated prompts about 32 bits differ.
 *
 * @param bits the signature
 */
public record Fingerprint(long bits) {
    /** Of two prompts with at most that many different bits one is nearly a copy of the other. */
    public static final int NEAR = 8;

    /** Bits that differ, from 0 to 64. */
    public int distance(Fingerprint other) {
        return Long.bitCount(bits ^ other.bits);
    }

    /**
     * Whether two prompts are nearly the same. Unrelated ones pass by chance about once in three
     * billion pairs.
     */
    public boolean isNear(Fingerprint other) {
        return distance(other) <= NEAR;
    }
}
