package dev.bourse.wire.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where a stretch of a JSON string ends in which each byte stands for itself.
 *
 * <p>What ends it is a quote, a backslash or a control character, which JSON does not allow there.
 * Eight bytes are taken as one number, in which arithmetic marks those that do. With a one in each
 * byte of {@code ONES} and nothing but the top bit in each of {@code TOPS}, {@code (x - n * ONES) &
 * ~x & TOPS} marks the bytes less than {@code n}, for {@code n} up to 128; a borrow may mark a byte
 * too many, but only above one that is marked rightly, so the lowest mark is always right (H. S.
 * Warren, Hacker's Delight, 6-1). {@code x ^ 2 * ONES} puts the quote, 34, right above the control
 * characters, which go among themselves, so that one comparison finds both; {@code x ^ 92 * ONES}
 * makes a zero of a backslash and of nothing else. Bytes of letters beyond ASCII have their top bit
 * set and are never marked: whether they are well-formed is for others to check.
 *
 * <p>Where all bytes are of ASCII, which most are, adding does with less what subtracting does:
 * {@code x + (128 - n)} has its top bit set when {@code x} is at least {@code n}, and carries
 * nothing into the next byte.
 */
final class PlainText {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ASCII = 128;
    private static final int STRIDE = 4 * Long.BYTES;
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long SWAP = ('"' ^ ' ') * ONES;
    private static final long CONTROLS_AND_QUOTE = (' ' + 1) * ONES;
    private static final long FROM_QUOTE = (ASCII - ' ' - 1) * ONES;
    private static final long FROM_ONE = (ASCII - 1) * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private PlainText() {}

    /** Index of the first byte from {@code from} that does not stand for itself, or {@code to}. */
    static int end(byte[] bytes, int from, int to) {
        int at = ascii(bytes, from, to - STRIDE);
        int last = to - Long.BYTES;
        while (at <= last) {
            long marks = marks((long) LONGS.get(bytes, at));
            if (marks != 0) {
                return at + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Passes over plain bytes of ASCII by four numbers at once, as long as there are four. */
    private static int ascii(byte[] bytes, int from, int last) {
        int at = from;
        while (at <= last && isAscii(bytes, at)) {
            at += STRIDE;
        }
        return at;
    }

    private static boolean isAscii(byte[] bytes, int at) {
        long first = (long) LONGS.get(bytes, at);
        long second = (long) LONGS.get(bytes, at + Long.BYTES);
        long third = (long) LONGS.get(bytes, at + 2 * Long.BYTES);
        long fourth = (long) LONGS.get(bytes, at + 3 * Long.BYTES);
        long plain = plain(first) & plain(second) & plain(third) & plain(fourth);
        return (plain & ~(first | second | third | fourth) & TOPS) == TOPS;
    }

    /** With the top bit where a byte of ASCII stands for itself, if all are of ASCII. */
    private static long plain(long bytes) {
        return ((bytes ^ SWAP) + FROM_QUOTE) & ((bytes ^ BACKSLASHES) + FROM_ONE);
    }

    private static long marks(long bytes) {
        long swapped = bytes ^ SWAP;
        long slashes = bytes ^ BACKSLASHES;
        long marks = (swapped - CONTROLS_AND_QUOTE) & ~swapped;
        return (marks | ((slashes - ONES) & ~slashes)) & TOPS;
    }

    private static boolean isPlain(byte octet) {
        return (octet < 0 || octet >= ' ') && octet != '"' && octet != '\\';
    }
}
