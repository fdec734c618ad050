package dev.bourse.gateway.store;

import dev.bourse.domain.market.Delta;
import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rollups behind rankings and statistics. Some are sketches, which are read before they are
 * written, so folds of several journals into one database take turns.
 */
final class MarketFold implements Fold {
    /** Whoever changes the tables begins with it, and has them for itself. */
    static final String TAKE_TURN = "update market_turn set folds = folds + 1 where id = 1";

    private static final List<String> TABLES =
            List.of(
                    "market_series",
                    "market_volume",
                    "market_share",
                    "market_share_past",
                    "market_payers",
                    "market_service",
                    "market_timing",
                    "market_availability",
                    "market_session",
                    "market_app",
                    "market_app_setting",
                    "market_fingerprint",
                    "market_task",
                    "market_price",
                    "market_score");

    /** Most sums are kept for three lengths of time. */
    private static final int GRAINS = 3;

    /** The lane of notes. */
    private static final int NOTES = 0;

    private final byte[] key;
    private @Nullable Hashes hashes;

    private final Remembered known = new Remembered();

    /** Finding the algorithms takes a while, so nothing is hashed before the first fact comes. */
    MarketFold(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public int lanes() {
        return Lanes.COUNT;
    }

    @Override
    public Gathering gather() {
        Delta delta = new Delta();
        return new Gathering() {
            @Override
            public void add(List<PositionedFact> facts) {
                facts.forEach(each -> delta.add(each.fact()));
            }

            @Override
            public int size() {
                return GRAINS * delta.size();
            }

            @Override
            public List<Change> changes() {
                return MarketFold.this.changes(delta);
            }
        };
    }

    private List<Change> changes(Delta delta) {
        List<TrafficRows> traffic = TrafficRows.of(delta, hashes());
        List<ServiceRows> services = ServiceRows.of(delta);
        List<Change> changes = new ArrayList<>();
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            Delta notes = lane == NOTES ? delta : new Delta();
            changes.add(new LaneChange(traffic.get(lane), services.get(lane), notes));
        }
        return changes;
    }

    /** What changes in one lane; notes are few and all in one of them. */
    private final class LaneChange implements Change {
        private final TrafficRows traffic;
        private final ServiceRows services;
        private final Delta notes;

        LaneChange(TrafficRows traffic, ServiceRows services, Delta notes) {
            this.traffic = traffic;
            this.services = services;
            this.notes = notes;
        }

        @Override
        public void write(Handle transaction) throws SQLException {
            transaction.execute(TAKE_TURN);
            new TrafficTables(transaction.getConnection(), known).add(traffic);
            new ServiceTables(transaction.getConnection()).add(services);
            new MarketNotes(transaction, hashes()).add(notes);
        }

        @Override
        public int rows() {
            return traffic.size() + services.size() + notes.prompts().size();
        }

        @Override
        public void kept() {
            known.keep(traffic);
        }
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
