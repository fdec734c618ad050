package dev.bourse.gateway.live;

import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.Tab;
import dev.bourse.domain.unit.Money;

import java.util.concurrent.atomic.AtomicReference;

/** A key that is in use: what it is, its running tab, and the account that pays. */
final class KeyCell {
    private final AtomicReference<Key> key;
    private final AtomicReference<Tab> tab;
    private final AccountCell account;

    KeyCell(Key key, Tab tab, AccountCell account) {
        this.key = new AtomicReference<>(key);
        this.tab = new AtomicReference<>(tab);
        this.account = account;
    }

    Key key() {
        return key.get();
    }

    Tab tab() {
        return tab.get();
    }

    AccountCell account() {
        return account;
    }

    void replace(Key changed) {
        key.set(changed);
    }

    /**
     * Sets money aside on account and tab, unless either has moved since it was looked at: then
     * neither is touched for good.
     */
    boolean tryHold(Money amount, Account seenAccount, Tab seenTab) {
        if (!account.tryHold(amount, seenAccount)) {
            return false;
        }
        if (tab.compareAndSet(seenTab, seenTab.holding(amount))) {
            return true;
        }
        account.settle(amount, Money.ZERO);
        return false;
    }

    void release(Money amount) {
        tab.updateAndGet(now -> now.releasing(amount));
        account.settle(amount, Money.ZERO);
    }

    void settle(Money amount, Money charge, long atMicros) {
        tab.updateAndGet(now -> now.settling(amount, charge, atMicros));
        account.settle(amount, charge);
    }
}
