package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class EscapesTest {
    private static final long SEED = 20260105L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a"b\\c      | "a\\"b\\\\c"
                    жé€𝄞       | "жé€𝄞"
                    a/b        | "a/b"
                    """)
    void what_needs_an_escape_gets_the_shortest(String text, String json) {
        assertEquals(json, new String(Json.quoted(text), UTF_8));
    }

    @Test
    void controls_and_halves_of_pairs_are_written_by_number() {
        String text = "\n\r\t\b\f\u0001\u007f\ud834";
        assertEquals(
                "\"\\n\\r\\t\\b\\f\\u0001\u007f\\uD834\"", new String(Json.quoted(text), UTF_8));
    }

    @Test
    void what_is_written_is_read_again() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, 9)
                    .forEach(kind -> text.append(letter(kind, random)));
            byte[] json = Json.quoted(text.toString());
            assertEquals(text.toString(), Json.unquoted(json, 1, json.length - 1), () -> "" + SEED);
            assertEquals(text.toString(), Json.parse(json).asText().orElseThrow());
        }
    }

    @Test
    void every_way_to_write_a_letter_is_read() {
        byte[] json = "\\u0041\\/\\\"\\\\\\n\\ud834\\udd1e\\u00e9é".getBytes(UTF_8);
        assertEquals("A/\"\\\n𝄞éé", Json.unquoted(json, 0, json.length));
    }

    private static String letter(int kind, Random random) {
        return switch (kind) {
            case 0 -> "\"";
            case 1 -> "\\";
            case 2 -> String.valueOf((char) random.nextInt(32));
            case 3 -> String.valueOf((char) (0x80 + random.nextInt(0x780)));
            case 4 -> "\u20ac";
            case 5 -> "\ud834\udd1e";
            case 6 -> "/";
            default -> String.valueOf((char) (' ' + random.nextInt(95)));
        };
    }
}
