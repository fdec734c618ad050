package dev.bourse.domain.task;

/**
 * SipHash-2-4 of one 64-bit word: a hash that nobody without the key can compute or tell from
 * chance.
 *
 * @param k0 the first half of the key
 * @param k1 the second half
 */
record SipHash(long k0, long k1) {
    private static final long LENGTH = 8L << 56;

    /** The hash of the eight bytes of {@code word}, lowest first. */
    long hash(long word) {
        long[] v = {
            k0 ^ 0x736f6d6570736575L,
            k1 ^ 0x646f72616e646f6dL,
            k0 ^ 0x6c7967656e657261L,
            k1 ^ 0x7465646279746573L
        };
        absorb(v, word);
        absorb(v, LENGTH);
        v[2] ^= 0xff;
        rounds(v, 4);
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void absorb(long[] v, long word) {
        v[3] ^= word;
        rounds(v, 2);
        v[0] ^= word;
    }

    private static void rounds(long[] v, int count) {
        for (int i = 0; i < count; i++) {
            v[0] += v[1];
            v[1] = Long.rotateLeft(v[1], 13) ^ v[0];
            v[0] = Long.rotateLeft(v[0], 32);
            v[2] += v[3];
            v[3] = Long.rotateLeft(v[3], 16) ^ v[2];
            v[0] += v[3];
            v[3] = Long.rotateLeft(v[3], 21) ^ v[0];
            v[2] += v[1];
            v[1] = Long.rotateLeft(v[1], 17) ^ v[2];
            v[2] = Long.rotateLeft(v[2], 32);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "SipHash";
    }
}
