package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
