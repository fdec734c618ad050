package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

/**
 * An API key as the exchange knows it; the key itself is shown once and never kept.
 *
 * @param hash identifies it
 * @param account the account that pays
 * @param kind what it may do
 * @param name name for people
 * @param label masked key such as {@code sk-bo-abc...xyz}
 * @param disabled whether it is refused
 * @param limit the most it may spend per interval; null for no limit of its own
 * @param reset when its spending starts again
 * @param expiresAtMicros when it stops working, epoch microseconds; 0 for never
 * @param createdAtMicros when it was made
 * @param updatedAtMicros when it was last changed
 */
public record Key(
        KeyHash hash,
        String account,
        KeyKind kind,
        String name,
        String label,
        boolean disabled,
        @Nullable Money limit,
        ResetInterval reset,
        long expiresAtMicros,
        long createdAtMicros,
        long updatedAtMicros) {
    public Key {
        if (limit != null && limit.isNegative()) {
            throw new IllegalArgumentException("a limit is zero or more: " + limit);
        }
    }
}
