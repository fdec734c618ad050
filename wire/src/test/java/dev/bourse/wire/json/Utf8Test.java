package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

class Utf8Test {
    private static final int ROUNDS = 20_000;

    @Test
    void every_sequence_of_two_bytes_is_judged_as_the_decoder_of_the_jdk_does() {
        for (int pair = 0; pair < 1 << 16; pair++) {
            check(new byte[] {(byte) (pair >> 8), (byte) pair});
        }
    }

    @Test
    void longer_sequences_at_the_edges_are_judged_alike() {
        int[] edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        for (int lead = 0xC0; lead <= 0xFF; lead++) {
            for (int second : edges) {
                for (int third : edges) {
                    check(new byte[] {(byte) lead, (byte) second, (byte) third});
                    check(new byte[] {(byte) lead, (byte) second, (byte) third, (byte) 0x80});
                }
            }
        }
    }

    @Test
    void text_with_one_wrong_byte_is_judged_alike() {
        byte[] text = "plain, Grüße, 世界, 😀 and plain again".getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] changed = text.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            check(changed);
        }
    }

    private static void check(byte[] bytes) {
        assertEquals(decodes(bytes), Utf8.isValid(bytes, 0, bytes.length), () -> shown(bytes));
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static String shown(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
