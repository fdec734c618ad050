package dev.bourse.domain.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Acme Large",
                "",
                "<script>alert(1)</script>",
                "\"quoted\" & 'so'",
                "漢字",
                "é",
                "👩\u200D🚀 rocket"
            })
    void what_can_be_seen_may_be_shown(String text) {
        assertEquals(Optional.empty(), PlainText.fault(text, 60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\tb",
                "\u001B[31mred",
                "\u202Etxt.exe",
                "\u2066x",
                "a\u200Bb",
                "\uFEFFa",
                "a\u2028b",
                "half \uD83D of one",
                "\u0085"
            })
    void what_does_something_instead_may_not(String text) {
        assertEquals(Optional.of("has characters that can't be seen"), PlainText.fault(text, 60));
    }

    @Test
    void long_texts_are_told_apart_by_the_character() {
        assertEquals(Optional.empty(), PlainText.fault("x".repeat(60), 60));
        assertEquals(
                Optional.of("is longer than 60 characters"), PlainText.fault("x".repeat(61), 60));
    }

    @Test
    void lines_are_for_longer_texts() {
        assertEquals(Optional.empty(), PlainText.faultOfLines("a\nb", 60));
        assertEquals(
                Optional.of("has characters that can't be seen"),
                PlainText.faultOfLines("a\rb", 60));
    }

    @Test
    void any_text_can_be_cut_to_one_line() {
        assertEquals("a b c", PlainText.line("a\nb\u202Ec", 60));
        assertEquals("abc", PlainText.line("abcdef", 3));
        assertEquals("😀😀", PlainText.line("😀😀😀", 2));
    }
}
