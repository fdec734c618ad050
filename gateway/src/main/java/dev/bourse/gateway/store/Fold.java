package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.PositionedFact;

import org.jdbi.v3.core.Handle;

import java.util.List;

/** How facts become rows. It sees every fact once, in order. */
interface Fold {
    /**
     * What these facts change. Worked out before the transaction begins, since on SQLite nobody
     * else writes while it lasts; the same facts may come again when it failed.
     */
    Change of(List<PositionedFact> facts);

    /** Trusts nothing that it remembers of the tables: somebody else may have emptied them. */
    default void forget() {}

    /** Takes everything back that facts ever added. */
    void clear(Handle transaction);

    /** Whether the tables are wrong without the oldest facts, so that it must not begin later. */
    default boolean needsTheBeginning() {
        return true;
    }
}
