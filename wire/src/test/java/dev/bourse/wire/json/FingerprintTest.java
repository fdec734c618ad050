package dev.bourse.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void white_space_between_tokens_does_not_count() {
        assertEquals(
                of("{\"a\":[1,true,\"x\"],\"b\":null}"),
                of(" {\r\n\t\"a\" : [ 1 , true, \"x\" ],\n \"b\": null }\n"));
    }

    @Test
    void white_space_in_strings_counts_even_behind_escaped_quotes() {
        assertNotEquals(of("{\"a\":\"x y\"}"), of("{\"a\":\"xy\"}"));
        assertNotEquals(of("{\"a\":\"\\\" y\"}"), of("{\"a\":\"\\\"y\"}"));
        assertEquals(of("{\"a\":\"\\\\\" }"), of("{\"a\":\"\\\\\"}"));
    }

    @Test
    void the_order_of_members_counts() {
        assertNotEquals(of("{\"a\":1,\"b\":2}"), of("{\"b\":2,\"a\":1}"));
    }

    @Test
    void it_is_the_sha_256_of_the_compact_text() {
        assertEquals("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", of("{ }"));
    }

    private static String of(String json) {
        return Fingerprint.of(json.getBytes(UTF_8));
    }
}
