package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

/**
 * Why a request is not admitted. The order of this list is the order of precedence: where several
 * reasons hold, the first one is told ({@link Rules}). Statuses are those of openrouter.md 6.2.
 */
public sealed interface Refusal {
    /** No key was presented: 401. */
    record NoKey() implements Refusal {}

    /** The key is not known, or was deleted: 401. */
    record UnknownKey() implements Refusal {}

    /** The key is disabled: 401. */
    record KeyDisabled() implements Refusal {}

    /**
     * The key has expired: 401.
     *
     * @param expiredAtMicros when
     */
    record KeyExpired(long expiredAtMicros) implements Refusal {}

    /**
     * The key may not do this: 403.
     *
     * @param needed the kind of key that may
     */
    record WrongKind(KeyKind needed) implements Refusal {}

    /** The journal takes no facts, so nothing may run that could not be recorded: 503. */
    record NotRecording() implements Refusal {}

    /**
     * The account has no credit left: 402.
     *
     * @param balance what is left; zero or, for a debt, negative
     */
    record OutOfCredit(Money balance) implements Refusal {}

    /**
     * The key has spent its limit: 402.
     *
     * @param limit the limit
     * @param spent what it spent in the current window
     * @param resetsAtMicros when the next window begins; {@link Long#MAX_VALUE} for never
     */
    record KeyLimitReached(Money limit, Money spent, long resetsAtMicros) implements Refusal {}

    /**
     * There is credit, but less than the request could cost: 402. A smaller request may be
     * admitted: the longest answer that {@code left} pays for can be computed from a price list.
     *
     * @param ceiling what the request could cost at most
     * @param likely what it would likely cost
     * @param left what could be held now, zero or more
     * @param by whose money is short
     */
    record CannotAfford(Money ceiling, Money likely, Money left, Purse by) implements Refusal {
        /** Whether the likely cost is covered, so that a shorter answer is worth offering. */
        public boolean isWorthClamping() {
            return left.compareTo(likely) >= 0;
        }
    }

    /** Whose money. */
    enum Purse {
        ACCOUNT,
        KEY
    }
}
