package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compares the two sides on which every charge and every hold stands. */
final class TrialBalance {
    private final List<String> differences = new ArrayList<>();

    private TrialBalance() {}

    static List<String> of(
            Map<String, Account> accounts,
            Collection<KeyState> keys,
            Money spentElsewhere,
            Collection<OpenHold> holds) {
        TrialBalance trial = new TrialBalance();
        Money byKeys = sum(keys, one -> one.spending().total()).plus(spentElsewhere);
        trial.compare("spent", sum(accounts.values(), Account::spent), byKeys);
        Map<String, Money> held = new HashMap<>();
        holds.forEach(hold -> held.merge(hold.account(), hold.held(), Money::plus));
        accounts.forEach((name, account) -> trial.compareHeld(name, account, held));
        held.forEach((name, _) -> trial.differences.add("no account " + name + " for its holds"));
        return trial.differences;
    }

    private void compareHeld(String name, Account account, Map<String, Money> held) {
        Money byHolds = held.remove(name);
        compare("held of " + name, account.held(), byHolds == null ? Money.ZERO : byHolds);
    }

    private void compare(String what, Money byAccounts, Money otherwise) {
        if (!byAccounts.equals(otherwise)) {
            differences.add(what + ": " + byAccounts + " by accounts, " + otherwise + " else");
        }
    }

    private static <T> Money sum(Collection<T> all, Function<T, Money> amount) {
        return all.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }
}
