package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The rules of admission in their fixed order. A caller always hears the first reason of {@link
 * Refusal}'s list that holds, so a bad key never learns about the state of an account.
 *
 * <p>Free requests are refused only when the account is in debt: a key at its limit may still use
 * free models, and the ceiling of zero fits any purse.
 */
public final class Rules {
    private Rules() {}

    /**
     * Whether a key is good at all, for any use.
     *
     * @param key the key that the presented text belongs to; null when there is none
     */
    public static Optional<Refusal> identity(@Nullable Key key, long nowMicros) {
        if (key == null) {
            return Optional.of(new Refusal.UnknownKey());
        }
        return disabled(key).or(() -> expired(key, nowMicros));
    }

    /** Whether a key is good, and of the kind that this use needs. */
    public static Optional<Refusal> identity(@Nullable Key key, KeyKind needed, long nowMicros) {
        return identity(key, nowMicros).or(() -> kind(key, needed));
    }

    /**
     * Whether a good key may spend what a bid asks for.
     *
     * @param recording whether the journal takes facts
     * @param account the account that pays, as it stands
     * @param tab the key's tab, as it stands
     */
    public static Optional<Refusal> money(
            Bid bid, boolean recording, Account account, Key key, Tab tab) {
        return recording(recording)
                .or(() -> credit(bid, account))
                .or(() -> limit(bid, key, tab))
                .or(() -> size(bid, account, key, tab));
    }

    private static Optional<Refusal> disabled(Key key) {
        return when(key.disabled(), new Refusal.KeyDisabled());
    }

    private static Optional<Refusal> expired(Key key, long nowMicros) {
        long end = key.expiresAtMicros();
        return when(end != 0 && nowMicros >= end, new Refusal.KeyExpired(end));
    }

    private static Optional<Refusal> kind(@Nullable Key key, KeyKind needed) {
        return when(key != null && key.kind() != needed, new Refusal.WrongKind(needed));
    }

    private static Optional<Refusal> recording(boolean recording) {
        return when(!recording, new Refusal.NotRecording());
    }

    private static Optional<Refusal> credit(Bid bid, Account account) {
        Money balance = account.balance();
        boolean spent = bid.isFree() ? balance.isNegative() : balance.nanos() <= 0;
        return when(spent, new Refusal.OutOfCredit(balance));
    }

    private static Optional<Refusal> limit(Bid bid, Key key, Tab tab) {
        Money limit = key.limit();
        if (limit == null || bid.isFree()) {
            return Optional.empty();
        }
        Money spent = tab.spending().in(key.reset(), bid.nowMicros());
        long resetsAt = key.reset().windowEnd(bid.nowMicros());
        return when(
                spent.compareTo(limit) >= 0, new Refusal.KeyLimitReached(limit, spent, resetsAt));
    }

    private static Optional<Refusal> size(Bid bid, Account account, Key key, Tab tab) {
        Money inAccount = account.available();
        Money onKey = room(key, tab, bid.nowMicros()).orElse(inAccount);
        return onKey.compareTo(inAccount) < 0
                ? size(bid, onKey, Refusal.Purse.KEY)
                : size(bid, inAccount, Refusal.Purse.ACCOUNT);
    }

    private static Optional<Refusal> size(Bid bid, Money left, Refusal.Purse by) {
        if (bid.isFree() || left.compareTo(bid.ceiling()) >= 0) {
            return Optional.empty();
        }
        Money atLeastNothing = left.isNegative() ? Money.ZERO : left;
        return Optional.of(
                new Refusal.CannotAfford(bid.ceiling(), bid.likely(), atLeastNothing, by));
    }

    /** What a key may still hold in the current window; empty when it has no limit. */
    private static Optional<Money> room(Key key, Tab tab, long nowMicros) {
        Money limit = key.limit();
        if (limit == null) {
            return Optional.empty();
        }
        Money spent = tab.spending().in(key.reset(), nowMicros);
        return Optional.of(limit.minus(spent).minus(tab.held()));
    }

    private static Optional<Refusal> when(boolean holds, Refusal refusal) {
        return holds ? Optional.of(refusal) : Optional.empty();
    }
}
