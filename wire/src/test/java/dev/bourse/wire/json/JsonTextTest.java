package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class JsonTextTest {
    private static final long SEED = 20260211L;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    plain               | 5
                    \\n\\"\\\\\\/        | 4
                    é€𝄞                 | 9
                    \\u0041             | 1
                    \\u00e9             | 2
                    \\u20AC             | 3
                    \\ud834\\udd1e      | 4
                    \\ud834             | 1
                    \\udd1e\\ud834      | 2
                    \\ud834\\ud834\\udd1e | 5
                    \\ud834\\\\udd1e    | 7
                    """)
    void its_length_is_that_of_what_it_says(String inside, int bytes) {
        JsonText text = inside(inside);
        assertEquals(bytes, text.utf8Length());
        assertEquals(bytes, text.toString().getBytes(UTF_8).length);
    }

    @Test
    void an_escape_and_what_it_stands_for_are_the_same() {
        assertEquals(inside("\\u0041\\/"), JsonText.of("A/"));
        assertEquals(inside("\\u0041\\/").hashCode(), JsonText.of("A/").hashCode());
        assertNotEquals(inside("\\u0041"), JsonText.of("\\u0041"));
        assertTrue(inside("").isEmpty());
        assertTrue(JsonText.of("").isEmpty());
    }

    @Test
    void what_was_found_is_written_as_it_was_found() {
        assertEquals("\\u0041\\/é", encoded(inside("\\u0041\\/é")));
        assertEquals("A/é\\n", encoded(JsonText.of("A/é\n")));
        assertEquals("", encoded(JsonText.of("")));
    }

    @Test
    void halves_of_a_pair_that_come_one_after_the_other_are_a_letter() {
        JsonTextBuilder grown = new JsonTextBuilder();
        assertTrue(grown.isEmpty());
        grown.append(inside("a\\ud834"));
        grown.append(JsonText.of("\udd1eb"));
        assertEquals("a𝄞b", grown.toString());
    }

    @Test
    void a_text_grows_by_what_is_added() {
        Random random = new Random(SEED);
        JsonTextBuilder grown = new JsonTextBuilder();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            String piece = EscapedTexts.text(random, random.nextInt(9));
            boolean found = random.nextBoolean();
            grown.append(found ? inside(EscapedTexts.inside(piece, random)) : JsonText.of(piece));
            expected.append(piece);
        }
        assertEquals(expected.toString(), grown.toString(), () -> "seed " + SEED);
    }

    @Test
    void however_a_text_is_escaped_it_says_the_same() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            String said = EscapedTexts.text(random, random.nextInt(12));
            JsonText text = inside(EscapedTexts.inside(said, random));
            assertEquals(said, text.toString(), () -> "seed " + SEED);
            assertEquals(said.getBytes(UTF_8).length, text.utf8Length(), () -> "seed " + SEED);
        }
    }

    private static JsonText inside(String inside) {
        byte[] source = ("{\"" + inside + "\"}").getBytes(UTF_8);
        return JsonText.inside(source, 2, source.length - 2);
    }

    private static String encoded(JsonText text) {
        JsonText encoded = text.encoded();
        int length = encoded.to() - encoded.from();
        return new String(encoded.source(), encoded.from(), length, UTF_8);
    }
}
