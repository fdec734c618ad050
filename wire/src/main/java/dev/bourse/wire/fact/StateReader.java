package dev.bourse.wire.fact;

import dev.bourse.domain.fact.Entries;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.KeyState;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.OpenHold;
import dev.bourse.domain.ledger.Settled;
import dev.bourse.domain.ledger.Spending;
import dev.bourse.domain.unit.GenerationId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes books of the members that were read. */
final class StateReader {
    private StateReader() {}

    static LedgerState state(Fields in) {
        return new LedgerState(
                accounts(in.objects(Name.ACCOUNTS)),
                in.objects(Name.KEYS).stream().map(StateReader::key).toList(),
                in.money(Name.ELSEWHERE),
                in.objects(Name.HOLDS).stream().map(StateReader::hold).toList(),
                grants(in.objects(Name.GRANTS)),
                in.objects(Name.SETTLED).stream().map(StateReader::settled).toList(),
                in.number(Name.FORGOTTEN));
    }

    /** A state that was written before there were such facts has none. */
    static List<Fact> standing(Fields in) {
        return in.has(Name.STANDING)
                ? in.objects(Name.STANDING).stream().map(FactReader::fact).toList()
                : List.of();
    }

    private static Map<String, Account> accounts(List<Fields> items) {
        Map<String, Account> accounts = new HashMap<>();
        items.forEach(in -> accounts.put(in.text(Name.ACCOUNT), account(in)));
        return accounts;
    }

    private static Account account(Fields in) {
        return new Account(in.money(Name.GRANTED), in.money(Name.SPENT), in.money(Name.HELD));
    }

    private static KeyState key(Fields in) {
        return new KeyState(FactReader.key(in.object(Name.RECORD)), spending(in));
    }

    private static Spending spending(Fields in) {
        return new Spending(
                in.money(Name.TOTAL),
                in.money(Name.DAILY),
                in.money(Name.WEEKLY),
                in.money(Name.MONTHLY),
                in.number(Name.LATEST));
    }

    private static OpenHold hold(Fields in) {
        return Entries.hold(FactReader.started(in, in.number(Name.AT)));
    }

    private static Set<String> grants(List<Fields> items) {
        return items.stream().map(in -> in.text(Name.ID)).collect(Collectors.toSet());
    }

    private static Settled settled(Fields in) {
        return new Settled(new GenerationId(in.text(Name.ID)), in.number(Name.STARTED));
    }
}
