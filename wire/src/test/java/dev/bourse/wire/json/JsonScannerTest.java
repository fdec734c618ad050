package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class JsonScannerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n", "{", "[1,", "{\"a\":"})
    void a_value_that_is_not_there_is_malformed(String text) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        try (JsonScanner in = JsonScanner.of(source, 0, source.length)) {
            in.next();
            assertThrows(JsonException.class, in::tree);
        }
    }

    /** Who sends JSON can't set up the parser. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "-Infinity",
                "+1",
                "01",
                ".5",
                "1.",
                "'a'",
                "/* a */ 1",
                "\"\t\"",
                "\"\\x\""
            })
    void what_is_malformed_is_told_without_advice_for_programmers(String value) {
        assertPlain("{\"a\":" + value + "}");
    }

    @Test
    void what_is_too_deep_or_too_long_is_told_without_advice_for_programmers() {
        assertPlain("[".repeat(10_000));
        assertPlain("[" + "9".repeat(10_000) + "]");
    }

    private static void assertPlain(String text) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        JsonException told =
                assertThrows(
                        JsonException.class,
                        () -> {
                            try (JsonScanner in = JsonScanner.of(source, 0, source.length)) {
                                in.next();
                                in.tree();
                            }
                        });
        String message = String.valueOf(told.getMessage());
        assertFalse(message.contains("`") || message.contains("Feature"), message);
        assertTrue(message.startsWith("malformed JSON"), message);
    }
}
