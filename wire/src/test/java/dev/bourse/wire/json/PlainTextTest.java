package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class PlainTextTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwx".repeat(3);

    @Test
    void every_byte_at_every_place_of_a_stretch_ends_it_or_does_not() {
        int length = LETTERS.length();
        for (int octet = 0; octet < 256; octet++) {
            for (int place = 0; place < length; place++) {
                byte[] bytes = LETTERS.getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) octet;
                assertEquals(
                        ends(octet) ? place : length,
                        PlainText.end(bytes, 0, length),
                        octet + " at " + place);
            }
        }
    }

    @Test
    void a_borrow_or_carry_from_a_byte_hides_no_other_beside_it() {
        for (int length : new int[] {8, 40}) {
            for (int first = 0; first < 256; first++) {
                for (int second = 0; second < 256; second++) {
                    byte[] bytes = LETTERS.substring(0, length).getBytes(StandardCharsets.US_ASCII);
                    bytes[2] = (byte) first;
                    bytes[3] = (byte) second;
                    int expected = ends(first) ? 2 : ends(second) ? 3 : length;
                    assertEquals(expected, PlainText.end(bytes, 0, length), first + " " + second);
                }
            }
        }
    }

    private static boolean ends(int octet) {
        return octet < ' ' || octet == '"' || octet == '\\';
    }
}
