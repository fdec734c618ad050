package dev.bourse.gateway.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows that are read before they are written, since no engine can add to a sketch. From PostgreSQL,
 * to which every question is a journey, all are asked for at once.
 *
 * @param table its name
 * @param owner the column that says whose they are; a grain and an hour complete the key
 * @param type of that column, in PostgreSQL
 * @param columns the sketches of a row
 */
record Sketches(String table, String owner, String type, List<String> columns) {
    /**
     * Where a row is.
     *
     * @param owner a hash or a name
     * @param grain as it is stored
     * @param start the hour with which it begins
     */
    record Key(Object owner, int grain, int start) {}

    /** The sketches of the rows that there are. */
    Map<Key, byte[][]> get(Connection transaction, Collection<Key> keys) throws SQLException {
        Map<Key, byte[][]> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        if (Columns.areTaken(transaction)) {
            getAll(transaction, keys, found);
        } else {
            getEach(transaction, keys, found);
        }
        return found;
    }

    private void getAll(Connection transaction, Collection<Key> keys, Map<Key, byte[][]> found)
            throws SQLException {
        String sql =
                "select wanted.i, %s from unnest(?::%s[], ?::bigint[], ?::bigint[]) with ordinality"
                                .formatted(own(), type)
                        + " as wanted (o, g, s, i) join %1$s on %1$s.%2$s = wanted.o"
                                .formatted(table, owner)
                        + " and %1$s.grain = wanted.g and %1$s.start_hour = wanted.s"
                                .formatted(table);
        List<Key> places = List.copyOf(keys);
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            place(new Columns(statement), places);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(places.get(row.getInt(1) - 1), read(row, 2));
                }
            }
        }
    }

    private void getEach(Connection transaction, Collection<Key> keys, Map<Key, byte[][]> found)
            throws SQLException {
        String sql =
                "select %s from %s where %s = ? and grain = ? and start_hour = ?"
                        .formatted(own(), table, owner);
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            for (Key key : keys) {
                place(new Places(statement), key);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        found.put(key, read(row, 1));
                    }
                }
            }
        }
    }

    private byte[][] read(ResultSet row, int first) throws SQLException {
        byte[][] sketches = new byte[columns.size()][];
        for (int i = 0; i < sketches.length; i++) {
            sketches[i] = row.getBytes(first + i);
        }
        return sketches;
    }

    /** Replaces rows, or makes them. */
    void put(Connection transaction, Map<Key, byte[][]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        if (Columns.areTaken(transaction)) {
            putAll(transaction, rows);
        } else {
            putEach(transaction, rows);
        }
    }

    private void putAll(Connection transaction, Map<Key, byte[][]> rows) throws SQLException {
        String arrays =
                "select * from unnest(?::%s[], ?::bigint[], ?::bigint[]%s)"
                        .formatted(type, ", ?::bytea[]".repeat(columns.size()));
        try (PreparedStatement statement = transaction.prepareStatement(put(arrays))) {
            Columns places = new Columns(statement);
            place(places, rows.keySet());
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                places.bytes(rows.values().stream().map(row -> row[column]).toList());
            }
            statement.executeUpdate();
        }
    }

    private void putEach(Connection transaction, Map<Key, byte[][]> rows) throws SQLException {
        String values =
                "values (%s)".formatted(String.join(", ", Collections.nCopies(width(), "?")));
        try (PreparedStatement batch = transaction.prepareStatement(put(values))) {
            for (Map.Entry<Key, byte[][]> row : rows.entrySet()) {
                Places places = new Places(batch);
                place(places, row.getKey());
                for (byte[] sketch : row.getValue()) {
                    places.bytes(sketch);
                }
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private int width() {
        return 3 + columns.size();
    }

    private String put(String rows) {
        String replaced =
                columns.stream()
                        .map(name -> name + " = excluded." + name)
                        .collect(Collectors.joining(", "));
        return "insert into %s (%s, grain, start_hour, %s) %s on conflict (%s, grain, start_hour)"
                        .formatted(table, owner, String.join(", ", columns), rows, owner)
                + " do update set "
                + replaced;
    }

    private String own() {
        return columns.stream().map(name -> table + "." + name).collect(Collectors.joining(", "));
    }

    private static void place(Places places, Key key) throws SQLException {
        if (key.owner() instanceof String name) {
            places.text(name);
        } else {
            places.number((Long) key.owner());
        }
        places.number(key.grain());
        places.number(key.start());
    }

    private static void place(Columns places, Collection<Key> keys) throws SQLException {
        places.owners(keys.stream().map(Key::owner).toList());
        places.numbers(keys.stream().mapToLong(Key::grain).toArray());
        places.numbers(keys.stream().mapToLong(Key::start).toArray());
    }

    /** The sketch of a column; null when the row is not there. */
    static byte @Nullable [] at(byte @Nullable [][] row, int column) {
        return row == null ? null : row[column];
    }
}
