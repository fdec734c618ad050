package dev.bourse.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Fills the parameters of a statement with whole columns. PostgreSQL takes each as an array: it has
 * no more to parse for many rows than for one, and numbers travel as they are, not as text.
 */
final class Columns {
    private final PreparedStatement statement;
    private int place;

    Columns(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Whether the engine knows arrays. */
    static boolean areTaken(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().startsWith(Engines.POSTGRESQL);
    }

    void numbers(long[] column) throws SQLException {
        statement.setObject(++place, column);
    }

    void texts(List<String> column) throws SQLException {
        statement.setObject(++place, column.toArray(String[]::new));
    }

    void bytes(List<byte[]> column) throws SQLException {
        statement.setObject(++place, column.toArray(byte[][]::new));
    }

    /** Either all names, or all hashes. */
    void owners(List<Object> column) throws SQLException {
        if (column.getFirst() instanceof String) {
            texts(column.stream().map(String.class::cast).toList());
        } else {
            numbers(column.stream().mapToLong(Long.class::cast).toArray());
        }
    }
}
