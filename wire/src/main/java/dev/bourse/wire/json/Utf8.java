package dev.bourse.wire.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells well-formed UTF-8 (Unicode table 3-7) from other bytes. The JSON parser accepts overlong
 * forms, surrogates and code points beyond Unicode; clients and upstreams may not.
 */
public final class Utf8 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int STRIDE = 4 * Long.BYTES;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether the bytes from {@code from} up to {@code to} are well formed. */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = ascii(bytes, at, to);
            if (at < to) {
                int length = sequence(bytes, at, to);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    private static int ascii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + STRIDE <= to && (four(bytes, at) & HIGH_BITS) == 0) {
            at += STRIDE;
        }
        while (at + Long.BYTES <= to && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The bits that are set in any of four numbers. */
    private static long four(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at)
                | (long) LONGS.get(bytes, at + Long.BYTES)
                | (long) LONGS.get(bytes, at + 2 * Long.BYTES)
                | (long) LONGS.get(bytes, at + 3 * Long.BYTES);
    }

    /** The length of the multi-byte sequence at {@code at}; 0 when it is none. */
    private static int sequence(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > to || !second(lead, bytes[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static boolean second(int lead, int next) {
        return switch (lead) {
            case 0xE0 -> next >= 0xA0 && next <= 0xBF;
            case 0xED -> next >= 0x80 && next <= 0x9F;
            case 0xF0 -> next >= 0x90 && next <= 0xBF;
            case 0xF4 -> next >= 0x80 && next <= 0x8F;
            default -> next >= 0x80 && next <= 0xBF;
        };
    }
}
