package dev.bourse.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
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
        add(transaction, List.of(), rows);
    }

    /**
     * Adds rows whose first key is a text.
     *
     * @param names the first value of each row; empty when all are numbers
     * @param rows the others
     */
    void add(Connection transaction, List<String> names, List<long[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (Columns.areTaken(transaction)) {
            addColumns(transaction, names, rows);
        } else {
            int whole = rows.size() / TOGETHER * TOGETHER;
            addRows(transaction, names, rows.subList(0, whole), 0, TOGETHER);
            addRows(transaction, names, rows.subList(whole, rows.size()), whole, 1);
        }
    }

    private void addColumns(Connection transaction, List<String> names, List<long[]> rows)
            throws SQLException {
        try (PreparedStatement statement =
                transaction.prepareStatement(columnSql(!names.isEmpty()))) {
            Columns columns = new Columns(statement);
            if (!names.isEmpty()) {
                columns.texts(names);
            }
            for (int place = 0; place < rows.getFirst().length; place++) {
                columns.numbers(column(rows, place));
            }
            statement.executeUpdate();
        }
    }

    private static long[] column(List<long[]> rows, int place) {
        long[] column = new long[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i)[place];
        }
        return column;
    }

    /**
     * @param from the place of the first of these among all names
     * @param together so many in one statement
     */
    private void addRows(
            Connection transaction, List<String> names, List<long[]> rows, int from, int together)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.prepareStatement(sql(together))) {
            Places places = new Places(statement);
            for (int i = 0; i < rows.size(); i++) {
                if (!names.isEmpty()) {
                    places.text(names.get(from + i));
                }
                for (long value : rows.get(i)) {
                    places.number(value);
                }
                if ((i + 1) % together == 0) {
                    statement.addBatch();
                    places = new Places(statement);
                }
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

    private String columnSql(boolean named) {
        List<String> columns =
                new ArrayList<>(Collections.nCopies(keys.size() + sums.size(), "?::bigint[]"));
        if (named) {
            columns.set(0, "?::text[]");
        }
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
