package dev.bourse.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Adds numbers to rows, or makes the rows. Many rows go into one statement, since both engines
 * spend most of their time on statements, not on rows.
 *
 * @param table its name
 * @param keys columns of the primary key
 * @param sums columns that are added up
 */
record Upsert(String table, List<String> keys, List<String> sums) {
    private static final int TOGETHER = 64;

    /** Every row has the values of the keys and then of the sums; no two have the same key. */
    void add(Connection transaction, List<long[]> rows) throws SQLException {
        if (transaction.getMetaData().getURL().startsWith(Engines.POSTGRESQL)) {
            addColumns(transaction, rows);
        } else {
            addRows(transaction, rows);
        }
    }

    /**
     * PostgreSQL takes a column as an array: it has no more to parse for many rows than for one.
     */
    private void addColumns(Connection transaction, List<long[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(columnSql())) {
            for (int place = 0; place < keys.size() + sums.size(); place++) {
                int column = place;
                Object[] values = rows.stream().map(row -> (Object) row[column]).toArray();
                statement.setArray(place + 1, transaction.createArrayOf("int8", values));
            }
            statement.executeUpdate();
        }
    }

    private void addRows(Connection transaction, List<long[]> rows) throws SQLException {
        int whole = rows.size() / TOGETHER * TOGETHER;
        add(transaction, rows.subList(0, whole), TOGETHER);
        add(transaction, rows.subList(whole, rows.size()), 1);
    }

    private void add(Connection transaction, List<long[]> rows, int together) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(sql(together))) {
            for (int from = 0; from < rows.size(); from += together) {
                int place = 0;
                for (long[] row : rows.subList(from, from + together)) {
                    for (long value : row) {
                        statement.setLong(++place, value);
                    }
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The statement for so many rows. */
    String sql(int rows) {
        String places =
                "(" + String.join(", ", Collections.nCopies(keys.size() + sums.size(), "?")) + ")";
        return sql("values " + String.join(", ", Collections.nCopies(rows, places)));
    }

    private String columnSql() {
        List<String> columns = Collections.nCopies(keys.size() + sums.size(), "?::bigint[]");
        return sql("select * from unnest(" + String.join(", ", columns) + ")");
    }

    private String sql(String rows) {
        String added =
                sums.stream()
                        .map(name -> "%1$s = %2$s.%1$s + excluded.%1$s".formatted(name, table))
                        .collect(Collectors.joining(", "));
        return "insert into %s (%s, %s) %s on conflict (%s) do update set %s"
                .formatted(
                        table,
                        String.join(", ", keys),
                        String.join(", ", sums),
                        rows,
                        String.join(", ", keys),
                        added);
    }
}
