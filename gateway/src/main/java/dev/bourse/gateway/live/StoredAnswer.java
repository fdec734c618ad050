package dev.bourse.gateway.live;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.unit.GenerationId;

import java.util.List;

/**
 * An answer as its provider gave it, kept to be given again.
 *
 * @param source the generation that it was made for
 * @param model id of the model that answered
 * @param provider who answered, for people
 * @param dialect what the provider speaks
 * @param tier how it was served
 * @param said the provider's bytes, whole or all events of a stream; never to be changed
 * @param leftOut members of the request that the provider did not get
 * @param confidential whether it stays out of everything public
 * @param storedAtMicros when it was kept, epoch microseconds
 * @param ttlSeconds how long it is kept
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredAnswer(
        GenerationId source,
        String model,
        String provider,
        Dialect dialect,
        ServiceTier tier,
        byte[] said,
        List<String> leftOut,
        boolean confidential,
        long storedAtMicros,
        int ttlSeconds) {
    private static final long SECOND = 1_000_000;

    public StoredAnswer {
        leftOut = List.copyOf(leftOut);
    }

    /** Whole seconds since it was kept. */
    public long age(long nowMicros) {
        return Math.max(0, nowMicros - storedAtMicros) / SECOND;
    }

    /** Seconds that it is still kept, begun ones counted whole. */
    public long left(long nowMicros) {
        return Math.max(0, ttlSeconds - age(nowMicros));
    }
}
