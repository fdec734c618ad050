package dev.bourse.gateway.store;

import java.nio.ByteBuffer;

/**
 * Whole numbers in as few bytes as they need: seven bits a byte, the sign in the lowest one, a
 * ninth byte has eight (as HdrHistogram's second format writes them).
 */
final class Varint {
    /** The most bytes of one. */
    static final int LONGEST = 9;

    private Varint() {}

    static long read(ByteBuffer in) {
        long bits = 0;
        for (int i = 0; i < LONGEST; i++) {
            long next = in.get();
            boolean last = i == LONGEST - 1;
            bits |= (last ? next & 0xff : next & 0x7f) << (7 * i);
            if (next >= 0) {
                break;
            }
        }
        return (bits >>> 1) ^ -(bits & 1);
    }

    static void write(ByteBuffer out, long number) {
        long bits = (number << 1) ^ (number >> (Long.SIZE - 1));
        for (int i = 0; i < LONGEST - 1 && bits >>> 7 != 0; i++) {
            out.put((byte) ((bits & 0x7f) | 0x80));
            bits >>>= 7;
        }
        out.put((byte) bits);
    }
}
