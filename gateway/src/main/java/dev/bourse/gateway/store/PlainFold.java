package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A fold that has one lane and looks at facts only when it writes them. */
interface PlainFold extends Fold {
    /** What these facts change; the same facts may come again when a transaction failed. */
    Change of(List<PositionedFact> facts);

    @Override
    default Gathering gather() {
        List<PositionedFact> gathered = new ArrayList<>();
        return new Gathering() {
            @Override
            public void add(List<PositionedFact> facts) {
                gathered.addAll(facts);
            }

            @Override
            public int size() {
                return gathered.size();
            }

            @Override
            public List<Change> changes() {
                return List.of(counted(of(gathered), gathered.size()));
            }
        };
    }

    /** As many rows as facts, by which the size of the next transaction is learnt. */
    private static Change counted(Change change, int facts) {
        return new Change() {
            @Override
            public void write(Handle transaction) throws SQLException {
                change.write(transaction);
            }

            @Override
            public int rows() {
                return facts;
            }

            @Override
            public void kept() {
                change.kept();
            }
        };
    }
}
