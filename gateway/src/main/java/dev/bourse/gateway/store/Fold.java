package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.List;

/** How facts become rows. It sees every fact once, in order, inside the transaction of the mark. */
interface Fold {
    /** Adds these facts to the tables. */
    void apply(Handle transaction, List<PositionedFact> facts) throws SQLException;

    /** Takes everything back that facts ever added. */
    void clear(Handle transaction);

    /** Whether the tables are wrong without the oldest facts, so that it must not begin later. */
    default boolean needsTheBeginning() {
        return true;
    }
}
