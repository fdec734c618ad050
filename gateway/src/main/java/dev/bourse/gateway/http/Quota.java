package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.market.Grain;
import dev.bourse.gateway.pipeline.Errors;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often the public data may be fetched: 30 times a minute with one key, 500 times a day by one
 * account (openrouter.md 1.12). Only a refusal says how much is left.
 */
final class Quota {
    static final int PER_MINUTE = 30;
    static final int PER_DAY = 500;

    private static final long MINUTE = 60_000_000;
    private static final long MILLIS = 1_000;
    private static final long SECOND = 1_000_000;

    private final LongSupplier clock;
    private final Map<String, Integer> byKey = new HashMap<>();
    private final Map<String, Integer> byAccount = new HashMap<>();
    private long minute;
    private long day;

    /**
     * @param clock epoch microseconds
     */
    Quota(LongSupplier clock) {
        this.clock = clock;
    }

    /** The resource, as long as the caller may. */
    Gate.Guarded within(Gate.Guarded resource) {
        return (ask, key) -> refusal(key).orElseGet(() -> resource.answer(ask, key));
    }

    private synchronized Optional<Reply> refusal(Key key) {
        long now = clock.getAsLong();
        begin(now);
        if (byKey.getOrDefault(key.hash().hex(), 0) >= PER_MINUTE) {
            return Optional.of(refused(PER_MINUTE, "minute with this key", minute + MINUTE, now));
        }
        if (byAccount.getOrDefault(key.account(), 0) >= PER_DAY) {
            return Optional.of(refused(PER_DAY, "day by this account", Grain.DAY.next(now), now));
        }
        byKey.merge(key.hash().hex(), 1, Integer::sum);
        byAccount.merge(key.account(), 1, Integer::sum);
        return Optional.empty();
    }

    private void begin(long now) {
        if (Math.floorDiv(now, MINUTE) * MINUTE != minute) {
            minute = Math.floorDiv(now, MINUTE) * MINUTE;
            byKey.clear();
        }
        if (Grain.DAY.begin(now) != day) {
            day = Grain.DAY.begin(now);
            byAccount.clear();
        }
    }

    private static Reply refused(int limit, String what, long resetMicros, long now) {
        Reply refusal =
                Errors.answer(
                        ApiError.of(
                                ErrorType.RATE_LIMIT_EXCEEDED,
                                "Public data: at most " + limit + " requests a " + what));
        Map<String, String> headers = new LinkedHashMap<>(refusal.headers());
        headers.put("X-RateLimit-Limit", String.valueOf(limit));
        headers.put("X-RateLimit-Remaining", "0");
        headers.put("X-RateLimit-Reset", String.valueOf(resetMicros / MILLIS));
        headers.put(
                "Retry-After",
                String.valueOf(Math.max(1, Math.ceilDiv(resetMicros - now, SECOND))));
        return new Reply(refusal.status(), headers, refusal.json());
    }
}
