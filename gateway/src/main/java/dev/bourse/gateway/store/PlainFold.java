package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A fold that has one lane and looks at facts only when it writes them. */
interface PlainFold extends Fold {
    /**
     * Writes what these facts change, inside the transaction of the mark; the same facts may come
     * again when that failed.
     */
    void write(Handle transaction, List<PositionedFact> facts) throws SQLException;

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
                return List.of(change(gathered));
            }
        };
    }

    private Change change(List<PositionedFact> facts) {
        return new Change() {
            @Override
            public void write(Handle transaction) throws SQLException {
                PlainFold.this.write(transaction, facts);
            }

            @Override
            public int rows() {
                return facts.size();
            }
        };
    }
}
