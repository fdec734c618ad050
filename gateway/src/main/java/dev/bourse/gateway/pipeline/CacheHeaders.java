package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.live.StoredAnswer;

import java.util.Map;

/** What the headers of an answer say of the cache of whole answers (openrouter.md 1.1, 2.10). */
final class CacheHeaders {
    private static final String STATUS = "X-OpenRouter-Cache-Status";
    private static final String TTL = "X-OpenRouter-Cache-TTL";
    private static final String AGE = "X-OpenRouter-Cache-Age";
    private static final String SOURCE = "X-OpenRouter-Cache-Source-Id";

    private CacheHeaders() {}

    /** An answer that was made anew, and will be kept so many seconds once it is whole. */
    static Map<String, String> miss(int ttlSeconds) {
        return Map.of(STATUS, "MISS", TTL, Integer.toString(ttlSeconds));
    }

    /** An answer that was kept. */
    static Map<String, String> hit(StoredAnswer stored, long nowMicros) {
        return Map.of(
                STATUS,
                "HIT",
                TTL,
                Long.toString(stored.left(nowMicros)),
                AGE,
                Long.toString(stored.age(nowMicros)),
                SOURCE,
                stored.source().value());
    }
}
