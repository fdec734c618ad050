package dev.bourse.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Which endpoint a session should return to, so that its prompt cache is used (openrouter.md 2.9).
 * A named session sticks after its first success, any other after a cache hit was seen; only where
 * reading the cache is cheaper than the prompt. It ends after ten idle minutes, or an hour where
 * the prompt was to be cached so long; each success renews it, a failure ends it, so that the next
 * request moves.
 */
public final class Stickiness {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long NANOS_PER_MICRO = 1_000;

    private final Cache<Session, Kept> endpoints;

    /**
     * Where a session returns to.
     *
     * @param endpoint id of the endpoint
     * @param hour whether a prompt of it is cached for an hour
     */
    private record Kept(String endpoint, boolean hour) {}

    /**
     * @param clockMicros epoch microseconds
     * @param capacity how many sessions are remembered
     */
    public Stickiness(LongSupplier clockMicros, long capacity) {
        endpoints =
                Caffeine.newBuilder()
                        .maximumSize(capacity)
                        .expireAfter(new Lifetime())
                        .ticker(() -> clockMicros.getAsLong() * NANOS_PER_MICRO)
                        .executor(Runnable::run)
                        .build();
    }

    /** Id of the endpoint to return to; null when there is none. */
    public @Nullable String endpoint(Session session) {
        Kept kept = endpoints.getIfPresent(session);
        return kept == null ? null : kept.endpoint();
    }

    /**
     * Whether a session shall return to an endpoint that answered it well.
     *
     * @param cacheHit whether it read prompt tokens from its cache
     */
    public boolean holds(Session session, Endpoint endpoint, boolean cacheHit) {
        return isCacheCheaper(endpoint)
                && (session.named() || cacheHit || endpoint.id().equals(endpoint(session)));
    }

    /**
     * From now on a session returns to that endpoint. What was cached there for an hour stays there
     * when a later request does not say so again.
     *
     * @param hour whether the prompt was to be cached for an hour
     */
    public void keep(Session session, Endpoint endpoint, boolean hour) {
        Kept before = endpoints.getIfPresent(session);
        boolean cached = before != null && before.hour() && before.endpoint().equals(endpoint.id());
        endpoints.put(session, new Kept(endpoint.id(), hour || cached));
    }

    /** An endpoint failed: the session no longer returns to it. */
    public void failed(Session session, String endpointId) {
        Kept kept = endpoints.getIfPresent(session);
        if (kept != null && kept.endpoint().equals(endpointId)) {
            endpoints.asMap().remove(session, kept);
        }
    }

    private static boolean isCacheCheaper(Endpoint endpoint) {
        @Nullable Price read = endpoint.prices().base().get(PriceKey.INPUT_CACHE_READ);
        @Nullable Price prompt = endpoint.prices().base().get(PriceKey.PROMPT);
        return read != null && prompt != null && read.compareTo(prompt) < 0;
    }

    /** Each success begins a lifetime; being asked does not. */
    private static final class Lifetime implements Expiry<Session, Kept> {
        @Override
        public long expireAfterCreate(Session session, Kept kept, long now) {
            return (kept.hour() ? HOUR : IDLE).toNanos();
        }

        @Override
        public long expireAfterUpdate(Session session, Kept kept, long now, long left) {
            return expireAfterCreate(session, kept, now);
        }

        @Override
        public long expireAfterRead(Session session, Kept kept, long now, long left) {
            return left;
        }
    }
}
