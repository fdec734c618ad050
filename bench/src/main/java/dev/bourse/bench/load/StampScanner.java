package dev.bourse.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

import java.util.function.LongConsumer;

/**
 * Finds the time stamps that the upstream puts into its text: an at sign and nineteen digits,
 * nanoseconds of the machine's monotonic clock, which all processes of one machine share.
 */
final class StampScanner {
    private static final int DIGITS = 19;

    private final LongConsumer found;
    private int seen = -1;
    private long value;

    StampScanner(LongConsumer found) {
        this.found = found;
    }

    /** The text of a stamp. */
    static String text(long nanos) {
        return "@%019d".formatted(nanos);
    }

    /** Writes the digits of a stamp over those that stand there. */
    static void overwrite(byte[] bytes, int at, long nanos) {
        long rest = nanos;
        for (int digit = at + DIGITS - 1; digit >= at; digit--) {
            bytes[digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Where the digits of the first stamp start. */
    static int position(byte[] bytes) {
        return new String(bytes, US_ASCII).indexOf('@') + 1;
    }

    void accept(ByteBuf part) {
        while (part.isReadable()) {
            accept(part.readByte());
        }
    }

    void accept(byte octet) {
        if (octet == '@') {
            seen = 0;
            value = 0;
        } else if (seen >= 0) {
            digit(octet - '0');
        }
    }

    private void digit(int digit) {
        if (digit < 0 || digit > 9) {
            seen = -1;
            return;
        }
        value = value * 10 + digit;
        if (++seen == DIGITS) {
            seen = -1;
            found.accept(value);
        }
    }
}
