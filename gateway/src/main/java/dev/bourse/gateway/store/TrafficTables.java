package dev.bourse.gateway.store;

import dev.bourse.domain.market.Crowd;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Traffic by series and time, by account, and who paid. Written for every request that is ever
 * served, so it goes past the comforts of the library.
 *
 * @param connection of the transaction
 * @param known what is in the tables for certain
 */
record TrafficTables(Connection connection, Remembered known) {
    static final List<String> MEASURES =
            List.of(
                    "requests",
                    "samples",
                    "prompt",
                    "completion",
                    "reasoning",
                    "cache_read",
                    "paid",
                    "spend",
                    "input_spend",
                    "tool_calls",
                    "tool_requests",
                    "tool_errors");

    private static final Upsert VOLUME =
            new Upsert("market_volume", List.of("series", "grain", "start_hour"), MEASURES);

    private static final Upsert SHARE =
            new Upsert(
                    "market_share",
                    List.of("series", "grain", "start_hour", "account"),
                    List.of("requests", "prompt", "completion", "paid", "spend"));

    private static final Upsert SESSION =
            new Upsert(
                    "market_session",
                    List.of("series", "start_hour", "session", "account"),
                    List.of("turns", "spend"));

    private static final String NAME =
            """
            insert into market_series (id, grp, facet, part, subject) values (?, ?, ?, ?, ?)
            on conflict do nothing\
            """;

    private static final String SKETCH =
            "select sketch from market_payers where series = ? and grain = ? and start_hour = ?";

    private static final String PUT_SKETCH =
            """
            insert into market_payers (series, grain, start_hour, sketch) values (?, ?, ?, ?)
            on conflict (series, grain, start_hour) do update set sketch = excluded.sketch\
            """;

    void add(TrafficRows rows) throws SQLException {
        addNames(rows.names());
        VOLUME.add(connection, rows.volumes());
        SHARE.add(connection, rows.shares());
        SESSION.add(connection, rows.sessions());
        addPayers(rows.payers());
    }

    private void addNames(Map<Long, Series> names) throws SQLException {
        try (PreparedStatement batch = connection.prepareStatement(NAME)) {
            for (Map.Entry<Long, Series> name : names.entrySet()) {
                if (!known.isNamed(name.getKey())) {
                    place(batch, name.getKey(), name.getValue());
                    batch.addBatch();
                }
            }
            batch.executeBatch();
        }
    }

    private static void place(PreparedStatement statement, long id, Series series)
            throws SQLException {
        Places places = new Places(statement);
        places.number(id);
        places.word(series.group());
        places.word(series.slice().facet());
        places.text(series.slice().value());
        places.text(Texts.key(series.subject()));
    }

    private void addPayers(List<TrafficRows.Payers> payers) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(SKETCH);
                PreparedStatement put = connection.prepareStatement(PUT_SKETCH)) {
            for (TrafficRows.Payers one : payers) {
                List<Long> fresh = fresh(one);
                if (!fresh.isEmpty()) {
                    addPayers(get, put, one, fresh);
                }
            }
            put.executeBatch();
        }
    }

    private List<Long> fresh(TrafficRows.Payers payers) {
        return payers.accounts().stream()
                .filter(account -> !known.hasPaid(payers, account))
                .toList();
    }

    /** Most payers have paid before on the same day: then nothing is written. */
    private static void addPayers(
            PreparedStatement get,
            PreparedStatement put,
            TrafficRows.Payers payers,
            List<Long> accounts)
            throws SQLException {
        place(get, payers);
        try (ResultSet row = get.executeQuery()) {
            byte[] before = row.next() ? row.getBytes(1) : null;
            byte[] after = isEnough(payers, before) ? before : PayerSketch.add(before, accounts);
            if (!Arrays.equals(before, after)) {
                place(put, payers);
                put.setBytes(4, after);
                put.addBatch();
            }
        }
    }

    /** Of an endpoint nobody asks more than whether enough accounts paid. */
    private static boolean isEnough(TrafficRows.Payers payers, byte @Nullable [] sketch) {
        return sketch != null
                && payers.isEndpoint()
                && Crowd.isTold(PayerSketch.estimate(List.of(sketch)));
    }

    private static void place(PreparedStatement statement, TrafficRows.Payers payers)
            throws SQLException {
        Places places = new Places(statement);
        places.number(payers.series());
        places.number(payers.grain());
        places.number(payers.start());
    }

    static Traffic read(ResultSet row) throws SQLException {
        return new Traffic(
                row.getLong("requests"),
                row.getLong("samples"),
                row.getLong("prompt"),
                row.getLong("completion"),
                row.getLong("reasoning"),
                row.getLong("cache_read"),
                row.getLong("paid"),
                row.getLong("spend"),
                row.getLong("input_spend"),
                row.getLong("tool_calls"),
                row.getLong("tool_requests"),
                row.getLong("tool_errors"));
    }
}
