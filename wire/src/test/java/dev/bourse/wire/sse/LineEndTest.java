package dev.bourse.wire.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;

class LineEndTest {
    private static final long SEED = 20260213L;

    /** Line ends, what differs from them in one bit, and what is one more or less. */
    private static final byte[] BYTES = {
        '\n', '\r', 0, 1, 0x0B, 0x0C, 0x0E, 0x09, ' ', 'a', (byte) 0x8A, (byte) 0x8D, (byte) 0xFF
    };

    @Test
    void the_first_line_end_is_found_wherever_it_is() {
        Random random = new Random(SEED);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            int rare = 2 + random.nextInt(30);
            for (int j = 0; j < bytes.length; j++) {
                int kind = random.nextInt(rare) == 0 ? 0 : 2;
                bytes[j] = BYTES[kind + random.nextInt(BYTES.length - kind)];
            }
            int from = random.nextInt(bytes.length + 1);
            assertEquals(first(bytes, from), LineEnd.after(bytes, from), () -> "seed " + SEED);
        }
    }

    private static int first(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }
}
