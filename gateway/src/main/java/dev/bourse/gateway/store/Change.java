package dev.bourse.gateway.store;

import org.jdbi.v3.core.Handle;

import java.sql.SQLException;

/** What some facts change in the tables, worked out before anybody has to wait for it. */
interface Change {
    /** Writes it, inside the transaction of the mark. */
    void write(Handle transaction) throws SQLException;

    /** About so many rows it writes, by which the size of the next transaction is learnt. */
    int rows();

    /** It is in the tables for good. */
    default void kept() {}
}
