package dev.bourse.gateway.live;

import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.unit.Money;

import java.util.concurrent.atomic.AtomicReference;

/** An account that many threads spend from. */
final class AccountCell {
    private final AtomicReference<Account> account;

    AccountCell(Account account) {
        this.account = new AtomicReference<>(account);
    }

    Account get() {
        return account.get();
    }

    void grant(Money amount) {
        account.updateAndGet(now -> now.granting(amount));
    }

    /** Sets money aside, unless the account has moved since it was looked at. */
    boolean tryHold(Money amount, Account seen) {
        return account.compareAndSet(seen, seen.holding(amount));
    }

    /** Gives a hold back and takes a charge. */
    void settle(Money hold, Money charge) {
        account.updateAndGet(now -> now.settling(hold, charge));
    }
}
