package dev.bourse.gateway.store;

import dev.bourse.domain.market.Bucket;
import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Delta.Session;
import dev.bourse.domain.market.Delta.Share;
import dev.bourse.domain.market.Delta.Turns;
import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Traffic by series and time, by account, and who paid. Written for every request that is ever
 * served, so it goes past the comforts of the library.
 *
 * @param connection of the transaction
 * @param hashes short names
 */
record TrafficTables(Connection connection, Hashes hashes) {
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
                    List.of("series", "start_hour", "account"),
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

    void add(Delta delta) throws SQLException {
        Map<Bucket, Traffic> volumes = delta.volumes();
        addNames(volumes.keySet());
        VOLUME.add(connection, sorted(volumes.entrySet().stream().map(this::volume).toList()));
        SHARE.add(connection, sorted(delta.shares().entrySet().stream().map(this::share).toList()));
        SESSION.add(
                connection,
                sorted(delta.sessions().entrySet().stream().map(this::session).toList()));
        addPayers(delta.payers());
    }

    private void addNames(Set<Bucket> buckets) throws SQLException {
        Set<Series> names = new HashSet<>();
        buckets.forEach(bucket -> names.add(bucket.series()));
        try (PreparedStatement batch = connection.prepareStatement(NAME)) {
            for (Series one : names) {
                Places places = new Places(batch);
                places.number(hashes.series(one));
                places.word(one.group());
                places.word(one.slice().facet());
                places.text(one.slice().value());
                places.text(Texts.key(one.subject()));
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private long[] volume(Map.Entry<Bucket, Traffic> entry) {
        Bucket bucket = entry.getKey();
        long[] key = {
            hashes.series(bucket.series()), Hours.code(bucket.grain()), Hours.of(bucket.start())
        };
        return joined(key, measures(entry.getValue()));
    }

    private long[] share(Map.Entry<Share, Traffic> entry) {
        Share share = entry.getKey();
        Traffic traffic = entry.getValue();
        return new long[] {
            hashes.series(share.series()),
            Hours.of(share.day()),
            hashes.account(share.account()),
            traffic.requests(),
            traffic.prompt(),
            traffic.completion(),
            traffic.paid(),
            traffic.spend()
        };
    }

    private long[] session(Map.Entry<Session, Turns> entry) {
        Session session = entry.getKey();
        Series series =
                new Series(Group.APP, new Slice(Facet.MODEL, session.model()), session.app());
        return new long[] {
            hashes.series(series),
            Hours.of(session.week()),
            hashes.keyed(session.account() + "\0" + session.id()),
            hashes.account(session.account()),
            entry.getValue().turns(),
            entry.getValue().spend()
        };
    }

    private void addPayers(Map<Bucket, Set<String>> payers) throws SQLException {
        try (PreparedStatement get = connection.prepareStatement(SKETCH);
                PreparedStatement put = connection.prepareStatement(PUT_SKETCH)) {
            for (Map.Entry<Bucket, Set<String>> entry : payers.entrySet()) {
                addPayers(get, put, entry.getKey(), entry.getValue());
            }
            put.executeBatch();
        }
    }

    /** Most payers have paid before on the same day: then nothing is written. */
    private void addPayers(
            PreparedStatement get, PreparedStatement put, Bucket bucket, Set<String> names)
            throws SQLException {
        long series = hashes.series(bucket.series());
        Collection<Long> accounts = names.stream().map(hashes::account).sorted().toList();
        place(get, series, bucket);
        try (ResultSet row = get.executeQuery()) {
            byte[] before = row.next() ? row.getBytes(1) : null;
            byte[] after = PayerSketch.add(before, accounts);
            if (!Arrays.equals(before, after)) {
                place(put, series, bucket);
                put.setBytes(4, after);
                put.addBatch();
            }
        }
    }

    private static void place(PreparedStatement statement, long series, Bucket bucket)
            throws SQLException {
        Places places = new Places(statement);
        places.number(series);
        places.number(Hours.code(bucket.grain()));
        places.number(Hours.of(bucket.start()));
    }

    static long[] measures(Traffic traffic) {
        return new long[] {
            traffic.requests(),
            traffic.samples(),
            traffic.prompt(),
            traffic.completion(),
            traffic.reasoning(),
            traffic.cacheRead(),
            traffic.paid(),
            traffic.spend(),
            traffic.inputSpend(),
            traffic.toolCalls(),
            traffic.toolRequests(),
            traffic.toolErrors()
        };
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

    static long[] joined(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** In the order of the keys, so that neighbours are written together. */
    private static List<long[]> sorted(List<long[]> rows) {
        List<long[]> sorted = new ArrayList<>(rows);
        sorted.sort(Arrays::compare);
        return sorted;
    }
}
