package dev.bourse.gateway.store;

import dev.bourse.domain.market.Delta;
import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/**
 * The rollups behind rankings and statistics. Some are sketches, which are read before they are
 * written, so folds of several journals into one database take turns.
 */
final class MarketFold implements Fold {
    private static final String TAKE_TURN = "update market_turn set folds = folds + 1 where id = 1";

    private static final List<String> TABLES =
            List.of(
                    "market_series",
                    "market_volume",
                    "market_share",
                    "market_payers",
                    "market_service",
                    "market_timing",
                    "market_availability",
                    "market_session",
                    "market_app",
                    "market_app_setting",
                    "market_fingerprint",
                    "market_price",
                    "market_score");

    private final byte[] key;
    private @Nullable Hashes hashes;

    private final Remembered known = new Remembered();

    /** Finding the algorithms takes a while, so nothing is hashed before the first fact comes. */
    MarketFold(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public Change of(List<PositionedFact> facts) {
        Delta delta = new Delta();
        facts.forEach(each -> delta.add(each.fact()));
        Hashes names = hashes();
        TrafficRows traffic = TrafficRows.of(delta, names);
        ServiceRows services = ServiceRows.of(delta);
        return new Change() {
            @Override
            public void write(Handle transaction) throws SQLException {
                transaction.execute(TAKE_TURN);
                new TrafficTables(transaction.getConnection(), known).add(traffic);
                new ServiceTables(transaction.getConnection()).add(services);
                new MarketNotes(transaction, names).add(delta);
            }

            @Override
            public void kept() {
                known.keep(traffic);
            }
        };
    }

    @Override
    public void forget() {
        known.forget();
    }

    @Override
    public void clear(Handle transaction) {
        forget();
        transaction.execute(TAKE_TURN);
        TABLES.forEach(table -> transaction.execute("delete from " + table));
    }

    private synchronized Hashes hashes() {
        Hashes known = hashes == null ? new Hashes(key) : hashes;
        hashes = known;
        return known;
    }

    /** Statistics of what is left are better than none. */
    @Override
    public boolean needsTheBeginning() {
        return false;
    }
}
