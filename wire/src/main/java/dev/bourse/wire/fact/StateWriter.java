package dev.bourse.wire.fact;

import dev.bourse.domain.fact.Entries;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.KeyState;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.Settled;
import dev.bourse.domain.ledger.Spending;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the members of the books. */
final class StateWriter {
    private final Outlet out;
    private final FactWriter members;

    StateWriter(Outlet out) {
        this.out = out;
        members = new FactWriter(out);
    }

    void write(LedgerState state, List<? extends Fact> standing) {
        out.begin();
        members.money(Name.ELSEWHERE, state.spentElsewhere());
        members.number(Name.FORGOTTEN, state.forgottenUpToMicros());
        members.list(Name.ACCOUNTS, new TreeMap<>(state.accounts()).entrySet(), this::account);
        members.list(Name.KEYS, state.keys(), this::key);
        facts(Name.HOLDS, state.holds().stream().map(Entries::started).toList());
        members.list(Name.GRANTS, new TreeSet<>(state.grants()), id -> members.text(Name.ID, id));
        members.list(Name.SETTLED, state.settled(), this::settled);
        if (!standing.isEmpty()) {
            facts(Name.STANDING, standing);
        }
        out.end();
    }

    private void account(Map.Entry<String, Account> named) {
        Account account = named.getValue();
        members.text(Name.ACCOUNT, named.getKey());
        members.money(Name.GRANTED, account.granted());
        members.money(Name.SPENT, account.spent());
        members.money(Name.HELD, account.held());
    }

    private void key(KeyState state) {
        Spending spending = state.spending();
        members.key(state.key());
        members.money(Name.TOTAL, spending.total());
        members.money(Name.DAILY, spending.daily());
        members.money(Name.WEEKLY, spending.weekly());
        members.money(Name.MONTHLY, spending.monthly());
        members.number(Name.LATEST, spending.latestMicros());
    }

    /** An open hold is stored as the fact that opened it. */
    private void facts(Name name, Collection<? extends Fact> facts) {
        out.list(name);
        for (Fact fact : facts) {
            members.write(fact);
        }
        out.endList();
    }

    private void settled(Settled settled) {
        members.text(Name.ID, settled.id().value());
        members.number(Name.STARTED, settled.startedAtMicros());
    }
}
