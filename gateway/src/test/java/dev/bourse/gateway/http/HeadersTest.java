package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.management.ThreadMXBean;

import dev.bourse.gateway.pipeline.CacheAsk;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

class HeadersTest {
    @ParameterizedTest(name = "cache {0}, ttl {1}, clear {2}")
    @CsvSource(
            textBlock =
                    """
                    true,  60,      true,  true,  60,    true
                    TRUE,  -,       -,     true,  -,     false
                    false, 0,       false, false, 1,     false
                    yes,   1.5,     yes,   -,     -,     false
                    -,     999999,  -,     -,     86400, false
                    -,     1e3,     -,     -,     -,     false
                    """)
    void what_is_said_of_the_cache_is_read_and_nonsense_is_passed_over(
            String cache,
            String ttl,
            String clear,
            String enabled,
            String seconds,
            boolean clears) {
        HttpHeaders headers = new DefaultHttpHeaders();
        add(headers, "x-openrouter-cache", cache);
        add(headers, "X-OpenRouter-Cache-TTL", ttl);
        add(headers, "x-OPENROUTER-cache-clear", clear);
        CacheAsk ask = Headers.cache(headers);
        assertEquals(
                enabled.equals("-") ? Optional.empty() : Optional.of(Boolean.valueOf(enabled)),
                ask.wish().enabled());
        assertEquals(
                seconds.equals("-")
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(seconds)),
                ask.wish().ttlSeconds());
        assertEquals(clears, ask.clear());
    }

    @ParameterizedTest
    @CsvSource({"Müller & Söhne", "日本語の道具", "Plain", "🦊"})
    void a_name_in_other_letters_is_read_as_it_was_written(String name) {
        assertEquals(name, titled(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytes_that_are_no_utf_8_stay_one_letter_each() {
        assertEquals("Müller", titled("Müller".getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A server hands on each byte of a header as one character. */
    private static String titled(byte[] sent) {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.add("X-Title", new String(sent, StandardCharsets.ISO_8859_1));
        return String.valueOf(Headers.attribution(headers).title());
    }

    @Test
    void who_says_nothing_of_it_pays_no_byte_for_being_asked() {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.add("Authorization", "Bearer x").add("Content-Type", "application/json");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                assertSame(CacheAsk.NONE, Headers.cache(headers));
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least / 10_000, least + " bytes for 10000 requests");
    }

    private static void add(HttpHeaders headers, String name, String value) {
        if (!value.equals("-")) {
            headers.add(name, value);
        }
    }
}
