package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fold over all entries: balances, spending per key and open holds. Equal entries in equal
 * order give equal books, and posting an entry again changes nothing. For one thread.
 *
 * <p>Every charge is posted twice, to the account that pays and to the key that was used; every
 * hold to the account and to the list of open holds. {@link #imbalances} compares the sides.
 */
public final class Books {
    private static final int REMEMBERED = 1 << 13;

    private final Map<String, Account> accounts;
    private final Map<KeyHash, KeyState> keys = new LinkedHashMap<>();
    private final Map<GenerationId, OpenHold> holds = new LinkedHashMap<>();
    private final Set<String> grants;
    private final SettledIds settled;
    private Money spentElsewhere;

    /** Empty books. */
    public Books() {
        this(LedgerState.EMPTY);
    }

    /**
     * Books that continue from a state.
     *
     * @throws IllegalArgumentException when the state does not balance
     */
    public Books(LedgerState state) {
        this(state, REMEMBERED);
    }

    Books(LedgerState state, int remembered) {
        accounts = new HashMap<>(state.accounts());
        state.keys().forEach(one -> keys.put(one.key().hash(), one));
        state.holds().forEach(hold -> holds.put(hold.id(), hold));
        grants = new LinkedHashSet<>(state.grants());
        settled = new SettledIds(remembered, state.settled(), state.forgottenUpToMicros());
        spentElsewhere = state.spentElsewhere();
        if (!imbalances().isEmpty()) {
            throw new IllegalArgumentException("the books do not balance: " + imbalances());
        }
    }

    /** Posts one entry, and says what became of it. */
    public Posted post(Entry entry) {
        return switch (entry) {
            case Entry.Grant grant -> grant(grant);
            case Entry.Reserve reserve -> reserve(reserve.hold());
            case Entry.Settle settle -> settle(settle);
            case Entry.Issue issue -> issue(issue.key());
            case Entry.Change change -> change(change.key());
            case Entry.Delete delete -> delete(delete.key());
            case Entry.Nothing.NOTHING -> Posted.POSTED;
        };
    }

    /** The account of that name; empty when nothing was ever posted to it. */
    public Account account(String name) {
        return accounts.getOrDefault(name, Account.EMPTY);
    }

    /** A key with its spending, unless it does not exist. */
    public Optional<KeyState> key(KeyHash hash) {
        return Optional.ofNullable(keys.get(hash));
    }

    /** Generations that were started and whose end was not seen, in the order of their start. */
    public List<OpenHold> openHolds() {
        return List.copyOf(holds.values());
    }

    /** All of it, immutable. */
    public LedgerState state() {
        return new LedgerState(
                accounts,
                List.copyOf(keys.values()),
                spentElsewhere,
                openHolds(),
                grants,
                settled.list(),
                settled.forgottenUpToMicros());
    }

    /** Where the two sides of the books differ, in words; empty when they balance. */
    public List<String> imbalances() {
        return TrialBalance.of(accounts, keys.values(), spentElsewhere, holds.values());
    }

    private Posted grant(Entry.Grant grant) {
        if (grants.contains(grant.id())) {
            return Posted.DUPLICATE;
        }
        accounts.put(grant.account(), account(grant.account()).granting(grant.amount()));
        grants.add(grant.id());
        return Posted.POSTED;
    }

    /**
     * A start is believed whatever its time: were it judged by what is forgotten, a clock that
     * stepped back would lose charges. Ids are made once, so a start is repeated only soon.
     */
    private Posted reserve(OpenHold hold) {
        if (holds.containsKey(hold.id()) || settled.contains(hold.id())) {
            return Posted.DUPLICATE;
        }
        accounts.put(hold.account(), account(hold.account()).holding(hold.held()));
        holds.put(hold.id(), hold);
        return Posted.POSTED;
    }

    private Posted settle(Entry.Settle settle) {
        OpenHold hold = holds.get(settle.id());
        return hold == null ? settleWithoutHold(settle) : settle(settle, hold);
    }

    private Posted settle(Entry.Settle settle, OpenHold hold) {
        Account after = account(hold.account()).settling(hold.held(), settle.charge());
        spend(hold.key(), settle);
        accounts.put(hold.account(), after);
        holds.remove(hold.id());
        settled.add(hold.id(), hold.startedAtMicros());
        return Posted.POSTED;
    }

    private Posted settleWithoutHold(Entry.Settle settle) {
        if (settled.contains(settle.id())) {
            return Posted.DUPLICATE;
        }
        if (settle.charge().nanos() == 0) {
            return Posted.POSTED;
        }
        if (settled.mayHaveForgotten(settle.startedAtMicros())) {
            return Posted.TOO_OLD;
        }
        Account after = account(settle.account()).settling(Money.ZERO, settle.charge());
        spend(settle.key(), settle);
        accounts.put(settle.account(), after);
        settled.add(settle.id(), settle.startedAtMicros());
        return Posted.WITHOUT_HOLD;
    }

    private void spend(KeyHash hash, Entry.Settle settle) {
        @Nullable KeyState state = keys.get(hash);
        if (state == null) {
            spentElsewhere = spentElsewhere.plus(settle.charge());
        } else {
            Spending after = state.spending().plus(settle.charge(), settle.atMicros());
            keys.put(hash, new KeyState(state.key(), after));
        }
    }

    private Posted issue(Key key) {
        boolean isNew = keys.putIfAbsent(key.hash(), new KeyState(key, Spending.NONE)) == null;
        return isNew ? Posted.POSTED : Posted.DUPLICATE;
    }

    private Posted change(Key key) {
        return keys.computeIfPresent(key.hash(), (_, old) -> new KeyState(key, old.spending()))
                        == null
                ? Posted.NO_SUCH_KEY
                : Posted.POSTED;
    }

    private Posted delete(KeyHash hash) {
        KeyState gone = keys.get(hash);
        if (gone == null) {
            return Posted.NO_SUCH_KEY;
        }
        spentElsewhere = spentElsewhere.plus(gone.spending().total());
        keys.remove(hash);
        return Posted.POSTED;
    }
}
