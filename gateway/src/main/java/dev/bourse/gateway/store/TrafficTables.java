package dev.bourse.gateway.store;

import dev.bourse.domain.market.Crowd;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    private static final Sketches PAYERS =
            new Sketches("market_payers", "series", "bigint", List.of("sketch"));

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
        Map<Sketches.Key, List<Long>> fresh = new LinkedHashMap<>();
        Set<Sketches.Key> endpoints = new HashSet<>();
        for (TrafficRows.Payers one : payers) {
            List<Long> accounts = fresh(one);
            if (!accounts.isEmpty()) {
                fresh.computeIfAbsent(one.key(), _ -> new ArrayList<>()).addAll(accounts);
            }
            if (one.isEndpoint()) {
                endpoints.add(one.key());
            }
        }
        Map<Sketches.Key, byte[][]> before = PAYERS.get(connection, fresh.keySet());
        PAYERS.put(connection, changed(before, fresh, endpoints));
    }

    /** Most payers have paid before on the same day: then nothing is written. */
    private static Map<Sketches.Key, byte[][]> changed(
            Map<Sketches.Key, byte[][]> before,
            Map<Sketches.Key, List<Long>> fresh,
            Set<Sketches.Key> endpoints) {
        Map<Sketches.Key, byte[][]> changed = new LinkedHashMap<>();
        fresh.forEach((key, accounts) -> {
            byte[] known = Sketches.at(before.get(key), 0);
            if (known == null || !(endpoints.contains(key) && isEnough(known))) {
                byte[] after = PayerSketch.add(known, accounts);
                if (!Arrays.equals(known, after)) {
                    changed.put(key, new byte[][] {after});
                }
            }
        });
        return changed;
    }

    private List<Long> fresh(TrafficRows.Payers payers) {
        return payers.accounts().stream()
                .filter(account -> !known.hasPaid(payers, account))
                .toList();
    }

    /** Of an endpoint nobody asks more than whether enough accounts paid. */
    private static boolean isEnough(byte[] sketch) {
        return Crowd.isTold(PayerSketch.estimate(List.of(sketch)));
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
