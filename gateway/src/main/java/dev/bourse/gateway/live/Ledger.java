package dev.bourse.gateway.live;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.Bid;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.domain.ledger.KeyState;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.Refusal;
import dev.bourse.domain.ledger.Rules;
import dev.bourse.domain.ledger.Tab;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Balances and keys while the exchange runs: what the books say, plus what has happened since, in
 * memory. For any number of threads; nothing waits.
 *
 * <p>A hold looks at the account and the key's tab, lets {@link Rules} judge, and sets money aside
 * only if neither has moved meanwhile; otherwise it looks again. So no interleaving can set aside
 * more than there is. Between its two steps a hold that will fail may for an instant make another
 * request see less money than there is, never more.
 */
public final class Ledger {
    private static final Comparator<Key> BY_AGE =
            Comparator.comparingLong(Key::createdAtMicros).thenComparing(key -> key.hash().hex());

    private final BooleanSupplier recording;
    private final Map<String, AccountCell> accounts = new ConcurrentHashMap<>();
    private final Map<KeyHash, KeyCell> keys = new ConcurrentHashMap<>();
    private final Set<String> grants = ConcurrentHashMap.newKeySet();

    /**
     * @param start the books after recovery
     * @param recording whether the journal takes facts
     * @throws IllegalArgumentException when the books have open holds: nobody would ever end them
     */
    public Ledger(LedgerState start, BooleanSupplier recording) {
        if (!start.holds().isEmpty()) {
            throw new IllegalArgumentException(
                    start.holds().size() + " open holds must be settled first");
        }
        this.recording = recording;
        start.accounts().forEach((name, one) -> accounts.put(name, new AccountCell(one)));
        start.keys().forEach(this::restore);
        grants.addAll(start.grants());
    }

    /**
     * Sets the ceiling aside for a request, or says why not.
     *
     * @param key the key that authenticated it
     * @param ceiling what it can cost at most
     * @param likely what it will likely cost
     */
    public Admission hold(Key key, Money ceiling, Money likely, long nowMicros) {
        Bid bid = new Bid(ceiling, likely, nowMicros);
        KeyCell cell = keys.get(key.hash());
        Optional<Refusal> identity = Rules.identity(keyIn(cell), KeyKind.INFERENCE, nowMicros);
        return cell == null || identity.isPresent()
                ? new Admission.Refused(identity.orElseGet(Refusal.UnknownKey::new))
                : hold(cell, bid);
    }

    /** The key of that hash, as it is now. */
    public Optional<Key> key(KeyHash hash) {
        return Optional.ofNullable(keys.get(hash)).map(KeyCell::key);
    }

    /** A key with its figures; empty when there is no such key. */
    public Optional<KeyStanding> standing(KeyHash hash, long nowMicros) {
        return Optional.ofNullable(keys.get(hash)).map(cell -> standing(cell, nowMicros));
    }

    /** All keys of an account with their figures, oldest first. */
    public List<KeyStanding> standings(String account, long nowMicros) {
        return keys.values().stream()
                .map(cell -> standing(cell, nowMicros))
                .filter(one -> one.key().account().equals(account))
                .sorted(Comparator.comparing(KeyStanding::key, BY_AGE))
                .toList();
    }

    /** An account as it stands; empty when nothing ever happened to it. */
    public Account account(String name) {
        AccountCell cell = accounts.get(name);
        return cell == null ? Account.EMPTY : cell.get();
    }

    /** Adds credits; false when that grant was added before. */
    public boolean grant(CreditsGranted granted) {
        if (!grants.add(granted.id())) {
            return false;
        }
        cell(granted.account()).grant(granted.amount());
        return true;
    }

    void add(Key key) {
        keys.putIfAbsent(key.hash(), new KeyCell(key, Tab.EMPTY, cell(key.account())));
    }

    void replace(Key key) {
        KeyCell cell = keys.get(key.hash());
        if (cell != null) {
            cell.replace(key);
        }
    }

    void remove(KeyHash hash) {
        keys.remove(hash);
    }

    private Admission hold(KeyCell cell, Bid bid) {
        while (true) {
            Account account = cell.account().get();
            Tab tab = cell.tab();
            Optional<Refusal> refusal =
                    Rules.money(bid, recording.getAsBoolean(), account, cell.key(), tab);
            if (refusal.isPresent()) {
                return new Admission.Refused(refusal.get());
            }
            if (cell.tryHold(bid.ceiling(), account, tab)) {
                return new Admission.Granted(new Hold(cell, bid.ceiling()));
            }
        }
    }

    private void restore(KeyState state) {
        Tab tab = new Tab(state.spending(), Money.ZERO);
        Key key = state.key();
        keys.put(key.hash(), new KeyCell(key, tab, cell(key.account())));
    }

    private AccountCell cell(String account) {
        return accounts.computeIfAbsent(account, _ -> new AccountCell(Account.EMPTY));
    }

    private static @Nullable Key keyIn(@Nullable KeyCell cell) {
        return cell == null ? null : cell.key();
    }

    private static KeyStanding standing(KeyCell cell, long nowMicros) {
        return KeyStanding.of(cell.key(), cell.tab(), nowMicros);
    }
}
