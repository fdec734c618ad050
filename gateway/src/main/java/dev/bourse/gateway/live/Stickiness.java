package dev.bourse.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Which endpoint a session should return to, so that its prompt cache is used (openrouter.md 2.9).
 * A named session sticks after its first success, any other after a cache hit was seen; only where
 * reading the cache is cheaper than the prompt. It ends after ten idle minutes; each success renews
 * it, a failure ends it, so that the next request moves.
 */
public final class Stickiness {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final long NANOS_PER_MICRO = 1_000;

    private final Cache<Session, String> endpoints;

    /**
     * @param clockMicros epoch microseconds
     * @param capacity how many sessions are remembered
     */
    public Stickiness(LongSupplier clockMicros, long capacity) {
        endpoints =
                Caffeine.newBuilder()
                        .maximumSize(capacity)
                        .expireAfterWrite(IDLE)
                        .ticker(() -> clockMicros.getAsLong() * NANOS_PER_MICRO)
                        .executor(Runnable::run)
                        .build();
    }

    /** Id of the endpoint to return to; null when there is none. */
    public @Nullable String endpoint(Session session) {
        return endpoints.getIfPresent(session);
    }

    /**
     * An endpoint answered.
     *
     * @param cacheHit whether it read prompt tokens from its cache
     */
    public void succeeded(Session session, Endpoint endpoint, boolean cacheHit) {
        boolean known = endpoint.id().equals(endpoints.getIfPresent(session));
        if ((session.named() || cacheHit || known) && isCacheCheaper(endpoint)) {
            endpoints.put(session, endpoint.id());
        }
    }

    /** An endpoint failed: the session no longer returns to it. */
    public void failed(Session session, String endpointId) {
        endpoints.asMap().remove(session, endpointId);
    }

    private static boolean isCacheCheaper(Endpoint endpoint) {
        @Nullable Price read = endpoint.prices().base().get(PriceKey.INPUT_CACHE_READ);
        @Nullable Price prompt = endpoint.prices().base().get(PriceKey.PROMPT);
        return read != null && prompt != null && read.compareTo(prompt) < 0;
    }
}
