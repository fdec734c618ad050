package dev.bourse.gateway.store;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Generations, books, rollups, presets and listings. A generation or a grant counts once by its id,
 * even if two facts tell of it: after a crash nobody knows whether an append that was not
 * acknowledged survived.
 */
final class UsageFold implements PlainFold {
    private static final List<String> TABLES =
            List.of(
                    "generation",
                    "credit_grant",
                    "account_book",
                    "key_spending",
                    "rollup_usage",
                    "activity",
                    "preset",
                    "preset_version",
                    "listing_fact");

    /** Which facts count is known only in the transaction, by what is already there. */
    @Override
    public void write(Handle transaction, List<PositionedFact> facts) throws SQLException {
        Totals totals = new Totals();
        List<GenerationFinished> ends = new ArrayList<>();
        for (PositionedFact each : facts) {
            if (each.fact() instanceof GenerationFinished end) {
                ends.add(end);
            } else if (each.fact() instanceof CreditsGranted grant
                    && GrantTable.insert(transaction, grant)) {
                totals.add(grant);
            } else if (each.fact() instanceof PresetFact preset) {
                PresetTable.post(transaction, preset);
            } else if (each.fact() instanceof ListingFact listing) {
                ListingTable.post(transaction, listing, each.position());
            }
        }
        GenerationTable.insert(transaction.getConnection(), ends).forEach(totals::add);
        totals.write(transaction);
    }

    @Override
    public void clear(Handle transaction) {
        TABLES.forEach(table -> transaction.execute("delete from " + table));
    }
}
