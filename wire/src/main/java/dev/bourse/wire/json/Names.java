package dev.bourse.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The names that were read lately, so that those that come again and again are made once. Each has
 * two places, of which it takes the first and pushes what is there to the second: however many
 * names strangers make up, no more than those places are taken, and none is worse off than without.
 * Threads share them without any order: what one of them sees is a name or nothing.
 */
final class Names {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 48;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = Long.SIZE - 12;

    private static final @Nullable Name[] KNOWN = new Name[PLACES];

    private Names() {}

    /** The name that is written by those bytes, in which there is no escape. */
    static String of(byte[] source, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(source, from, length, UTF_8);
        }
        long head = head(source, from, length);
        long tail = length <= Long.BYTES ? length : (long) LONGS.get(source, to - Long.BYTES);
        int place = (int) ((((head * SPREAD) ^ tail) * SPREAD) >>> SHIFT);
        Name first = KNOWN[place];
        if (first != null && first.is(head, tail, source, from, length)) {
            return first.text;
        }
        Name second = KNOWN[place ^ 1];
        if (second != null && second.is(head, tail, source, from, length)) {
            return second.text;
        }
        Name name = new Name(head, tail, Arrays.copyOfRange(source, from, to));
        KNOWN[place ^ 1] = first;
        KNOWN[place] = name;
        return name.text;
    }

    /** The first eight bytes, or as many as there are. */
    private static long head(byte[] source, int from, int length) {
        if (from + Long.BYTES > source.length) {
            return last(source, from, length);
        }
        long bytes = (long) LONGS.get(source, from);
        return length >= Long.BYTES ? bytes : bytes & ~(-1L << (Byte.SIZE * length));
    }

    /** The same at the end of the source, where fewer than eight bytes are left. */
    private static long last(byte[] source, int from, int length) {
        long bytes = 0;
        for (int i = length - 1; i >= 0; i--) {
            bytes = (bytes << Byte.SIZE) | (source[from + i] & 0xFF);
        }
        return bytes;
    }

    /** A name, by its first and its last eight bytes, or all of them and their number. */
    private static final class Name {
        private final long head;
        private final long tail;
        private final byte[] bytes;
        private final String text;

        private Name(long head, long tail, byte[] bytes) {
            this.head = head;
            this.tail = tail;
            this.bytes = bytes;
            text = new String(bytes, UTF_8);
        }

        private boolean is(long head, long tail, byte[] source, int from, int length) {
            return this.head == head
                    && this.tail == tail
                    && bytes.length == length
                    && (length <= 2 * Long.BYTES || isBetween(source, from, length));
        }

        private boolean isBetween(byte[] source, int from, int length) {
            return Arrays.equals(bytes, 0, length, source, from, from + length);
        }
    }
}
