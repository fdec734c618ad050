package dev.bourse.gateway.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whole answers that were asked to be kept, in memory, each for its own time. All together take no
 * more than a fixed number of bytes: beyond it those that are asked for least are forgotten.
 */
public final class AnswerCache {
    private static final long NANOS_PER_MICRO = 1_000;

    /** What an entry takes beside its bytes, roughly. */
    private static final int OVERHEAD = 1_024;

    /** One answer takes at most this part of the room. */
    private static final int SHARE = 8;

    private final Cache<AnswerKey, StoredAnswer> answers;
    private final long bytes;

    /**
     * @param clock epoch microseconds
     * @param bytes most that all answers may take; 0 keeps none
     */
    public AnswerCache(LongSupplier clock, long bytes) {
        this.bytes = bytes;
        answers =
                Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher((AnswerKey _, StoredAnswer one) -> one.said().length + OVERHEAD)
                        .expireAfter(Expiry.writing(AnswerCache::lifetime))
                        .ticker(() -> clock.getAsLong() * NANOS_PER_MICRO)
                        .executor(Runnable::run)
                        .build();
    }

    /** Whether any answer can be kept. */
    public boolean isOpen() {
        return bytes > 0;
    }

    /** The longest answer that is kept, in bytes. */
    public int longest() {
        return (int) Math.min(bytes / SHARE, Integer.MAX_VALUE - OVERHEAD);
    }

    /** The answer that is kept under that key; null when there is none any more. */
    public @Nullable StoredAnswer find(AnswerKey key) {
        return answers.getIfPresent(key);
    }

    /** Keeps an answer, unless it is too long; it replaces an older one. */
    public void put(AnswerKey key, StoredAnswer answer) {
        if (isOpen() && answer.said().length <= longest()) {
            answers.put(key, answer);
        }
    }

    /** Forgets the answer under that key. */
    public void forget(AnswerKey key) {
        answers.invalidate(key);
    }

    private static Duration lifetime(AnswerKey key, StoredAnswer answer) {
        return Duration.ofSeconds(answer.ttlSeconds());
    }
}
