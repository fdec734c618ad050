package dev.bourse.gateway.live;

import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

/**
 * What a new key shall be.
 *
 * @param account who will pay
 * @param kind what it may do
 * @param name name for people
 * @param limit the most it may spend per interval; null for no limit of its own
 * @param reset when its spending starts again
 * @param minTrust the least trusted tier that may answer it; null when it shall not say
 * @param expiresAtMicros when it stops working, epoch microseconds; 0 for never
 */
public record KeyOrder(
        String account,
        KeyKind kind,
        String name,
        @Nullable Money limit,
        ResetInterval reset,
        @Nullable TrustTier minTrust,
        long expiresAtMicros) {
    /** A key without limit or end. */
    public static KeyOrder unlimited(String account, KeyKind kind, String name) {
        return new KeyOrder(account, kind, name, null, ResetInterval.NEVER, null, 0);
    }
}
