package dev.bourse.wire.fact;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Gives a text that was made lately again instead of making it anew: facts tell of few accounts,
 * models and providers, again and again. A newer text takes the place of an older one of the same
 * hash. For one thread at a time.
 */
final class SharedTexts implements Texts {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PLACES_LOG = 10;
    private static final int LONGEST = 128;

    /** An odd number near 2^64 divided by the golden ratio (Knuth, volume 3, 6.4). */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final @Nullable Known[] known = new Known[1 << PLACES_LOG];

    @SuppressWarnings("ArrayRecordComponent")
    private record Known(byte[] bytes, String text) {}

    @Override
    public String latin1(byte[] bytes, int from, int length) {
        if (length > LONGEST) {
            return FRESH.latin1(bytes, from, length);
        }
        int place = place(bytes, from, length);
        Known found = known[place];
        if (found == null || !is(found, bytes, from, length)) {
            byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
            found = new Known(copy, FRESH.latin1(copy, 0, length));
            known[place] = found;
        }
        return found.text;
    }

    private static boolean is(Known known, byte[] bytes, int from, int length) {
        return Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, from + length);
    }

    /** By the length and the ends: what differs only in the middle takes turns. */
    private static int place(byte[] bytes, int from, int length) {
        long hash = length;
        if (length >= Long.BYTES) {
            hash += (long) LONGS.get(bytes, from) * FACTOR;
            hash ^= (long) LONGS.get(bytes, from + length - Long.BYTES);
        } else {
            for (int i = from; i < from + length; i++) {
                hash = (hash << Byte.SIZE) | bytes[i];
            }
        }
        return (int) ((hash * FACTOR) >>> (Long.SIZE - PLACES_LOG));
    }
}
