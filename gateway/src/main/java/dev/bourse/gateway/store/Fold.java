package dev.bourse.gateway.store;

import org.jdbi.v3.core.Handle;

/** How facts become rows. It sees every fact once, in order. */
interface Fold {
    /** Into so many parts its tables are divided, each with a mark of its own. */
    default int lanes() {
        return 1;
    }

    /** Begins with nothing. */
    Gathering gather();

    /** Trusts nothing that it remembers of the tables: somebody else may have emptied them. */
    default void forget() {}

    /** Takes everything back that facts ever added. */
    void clear(Handle transaction);

    /** Whether the tables are wrong without the oldest facts, so that it must not begin later. */
    default boolean needsTheBeginning() {
        return true;
    }
}
