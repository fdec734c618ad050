package dev.bourse.domain.ledger;

import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.catalog.Viewer;
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
 * @param minTrust the least trusted tier that may answer it; null when it does not say
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
        @Nullable TrustTier minTrust,
        long expiresAtMicros,
        long createdAtMicros,
        long updatedAtMicros) {
    public Key {
        if (limit != null && limit.isNegative()) {
            throw new IllegalArgumentException("a limit is zero or more: " + limit);
        }
    }

    /** A key that does not say whom it trusts. */
    public Key(
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
        this(
                hash,
                account,
                kind,
                name,
                label,
                disabled,
                limit,
                reset,
                null,
                expiresAtMicros,
                createdAtMicros,
                updatedAtMicros);
    }

    /** Who asks with it. */
    public Viewer viewer() {
        return new Viewer(account, hash);
    }

    /** The same key under another name. */
    public Key named(String newName) {
        return new Key(
                hash,
                account,
                kind,
                newName,
                label,
                disabled,
                limit,
                reset,
                minTrust,
                expiresAtMicros,
                createdAtMicros,
                updatedAtMicros);
    }

    /** The same key, refused or not. */
    public Key disabled(boolean whether) {
        return new Key(
                hash,
                account,
                kind,
                name,
                label,
                whether,
                limit,
                reset,
                minTrust,
                expiresAtMicros,
                createdAtMicros,
                updatedAtMicros);
    }

    /** The same key with another limit; null for none. */
    public Key limited(@Nullable Money newLimit, ResetInterval newReset) {
        return new Key(
                hash,
                account,
                kind,
                name,
                label,
                disabled,
                newLimit,
                newReset,
                minTrust,
                expiresAtMicros,
                createdAtMicros,
                updatedAtMicros);
    }

    /** These settings on the key that they were made from: its identity stays as it was. */
    public Key changedFrom(Key old, long nowMicros) {
        return new Key(
                old.hash,
                old.account,
                old.kind,
                name,
                old.label,
                disabled,
                limit,
                reset,
                minTrust,
                expiresAtMicros,
                old.createdAtMicros,
                nowMicros);
    }
}
