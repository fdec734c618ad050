package dev.bourse.sim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

class TokenizerTest {
    @ParameterizedTest(name = "''{0}'' has {1} bytes and {2} tokens")
    @CsvSource({
        "'', 0, 0",
        "a, 1, 1",
        "four, 4, 1",
        "fives, 5, 2",
        "é, 2, 1",
        "€uro, 6, 2",
        "😀, 4, 1",
        "😀!, 5, 2",
    })
    void a_token_is_four_bytes_of_utf_8(String text, long bytes, long tokens) {
        assertEquals(bytes, Tokenizer.bytes(text));
        assertEquals(tokens, Tokenizer.count(text));
    }

    @Test
    void any_text_is_counted_as_the_platform_encodes_it() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            String text =
                    random.ints(20, 0, Character.MAX_CODE_POINT)
                            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            assertEquals(text.getBytes(StandardCharsets.UTF_8).length, Tokenizer.bytes(text));
        }
    }

    @ParameterizedTest(name = "{1} tokens of ''{0}'' are ''{2}''")
    @CsvSource({
        "abcdefgh, 1, abcd",
        "abcdefgh, 2, abcdefgh",
        "abc, 9, abc",
        "abc€, 1, abc",
        "x, 0, ''"
    })
    void a_prefix_breaks_no_character(String text, long tokens, String prefix) {
        assertEquals(prefix, Tokenizer.prefix(text, tokens));
    }
}
