package dev.bourse.wire.sse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where a line ends.
 *
 * <p>Eight bytes are taken as one number. After {@code x ^ n * ONES} a byte is zero where it was
 * {@code n}, and {@code (x - ONES) & ~x & TOPS} marks the bytes that are zero; a borrow may mark a
 * byte too many, but only above one that is marked rightly, so the lowest mark is always right (H.
 * S. Warren, Hacker's Delight, 6-1).
 */
final class LineEnd {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long FEEDS = '\n' * ONES;
    private static final long RETURNS = '\r' * ONES;

    private LineEnd() {}

    /** Index of the first LF or CR from {@code from} on; the length when there is none. */
    static int after(byte[] bytes, int from) {
        int at = from;
        while (at + Long.BYTES <= bytes.length) {
            long marks = marks((long) LONGS.get(bytes, at));
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    private static long marks(long bytes) {
        long feeds = bytes ^ FEEDS;
        long returns = bytes ^ RETURNS;
        return (((feeds - ONES) & ~feeds) | ((returns - ONES) & ~returns)) & TOPS;
    }
}
