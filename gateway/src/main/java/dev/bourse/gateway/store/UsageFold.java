package dev.bourse.gateway.store;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Generations, books and rollups. A generation or a grant counts once by its id, even if two facts
 * tell of it: after a crash nobody knows whether an append that was not acknowledged survived.
 */
final class UsageFold implements Fold {
    private static final List<String> TABLES =
            List.of(
                    "generation",
                    "credit_grant",
                    "account_book",
                    "key_spending",
                    "rollup_usage",
                    "activity");

    @Override
    public void apply(Handle transaction, List<PositionedFact> facts) {
        Map<String, GenerationFinished> ends = new LinkedHashMap<>();
        Map<String, CreditsGranted> grants = new LinkedHashMap<>();
        for (PositionedFact each : facts) {
            if (each.fact() instanceof GenerationFinished end) {
                ends.putIfAbsent(end.id().value(), end);
            } else if (each.fact() instanceof CreditsGranted grant) {
                grants.putIfAbsent(Texts.key(grant.id()), grant);
            }
        }
        dropKnown(transaction, "generation", ends);
        dropKnown(transaction, "credit_grant", grants);
        add(transaction, ends.values(), grants.values());
    }

    @Override
    public void clear(Handle transaction) {
        TABLES.forEach(table -> transaction.execute("delete from " + table));
    }

    private static void dropKnown(Handle transaction, String table, Map<String, ?> byId) {
        if (!byId.isEmpty()) {
            transaction
                    .createQuery("select id from " + table + " where id in (<ids>)")
                    .bindList("ids", List.copyOf(byId.keySet()))
                    .mapTo(String.class)
                    .list()
                    .forEach(byId::remove);
        }
    }

    private static void add(
            Handle transaction,
            Collection<GenerationFinished> ends,
            Collection<CreditsGranted> grants) {
        Totals totals = new Totals();
        ends.forEach(totals::add);
        grants.forEach(totals::add);
        GenerationTable.insert(transaction, ends);
        GrantTable.insert(transaction, grants);
        totals.write(transaction);
    }
}
