package dev.bourse.gateway.store;

import dev.bourse.domain.market.Grain;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Moves what accounts used in days, weeks and months that are long over from a row for each account
 * to one for all of them. Some series at a time and in turn with whoever folds, which waits for a
 * moment only. What comes later still is a row again, until it is packed with the others.
 *
 * @param writing connections that move
 */
record Packing(Jdbi writing) {
    private static final int TOGETHER = 50;

    /** So long after its end hardly anything comes for a day any more. */
    private static final Duration LATE = Duration.ofDays(3);

    private static final String SERIES = "select id from market_series order by id";

    private static final String TAKE =
            """
            delete from market_share where series between :first and :last
                and grain = :grain and start_hour < :before
            returning series, start_hour, account, requests, prompt, completion, paid, spend\
            """;

    private static final String KEEP =
            """
            insert into market_share_past (series, grain, start_hour, users, payers, shares)
            values (:series, :grain, :start, :users, :payers, :shares)
            on conflict do nothing\
            """;

    private static final String KEPT =
            """
            select shares from market_share_past
            where series = :series and grain = :grain and start_hour = :start\
            """;

    private static final String CHANGE =
            """
            update market_share_past set users = :users, payers = :payers, shares = :shares
            where series = :series and grain = :grain and start_hour = :start\
            """;

    private record Cell(long series, int start) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int bySeries = Long.compare(series, other.series);
            return bySeries != 0 ? bySeries : Integer.compare(start, other.start);
        }
    }

    private record Taken(Cell cell, Share share) {
        static Taken read(ResultSet row) throws SQLException {
            return new Taken(new Cell(row.getLong(1), row.getInt(2)), Share.read(row, 3));
        }
    }

    /** Packs what is over for long enough at that time. Blocks. */
    void of(long nowMicros) {
        List<Long> series =
                writing.withHandle(handle -> handle.createQuery(SERIES).mapTo(Long.class).list());
        for (int from = 0; from < series.size(); from += TOGETHER) {
            int to = Math.min(from + TOGETHER, series.size());
            long first = series.get(from);
            long last = series.get(to - 1);
            for (Grain grain : List.of(Grain.DAY, Grain.WEEK, Grain.MONTH)) {
                writing.useTransaction(handle -> pack(handle, first, last, grain, nowMicros));
            }
        }
    }

    private static void pack(Handle handle, long first, long last, Grain grain, long nowMicros) {
        handle.execute(MarketFold.TAKE_TURN);
        long late = nowMicros - LATE.toNanos() / 1_000;
        Map<Cell, List<Share>> cells = new TreeMap<>();
        handle.createQuery(TAKE)
                .bind("first", first)
                .bind("last", last)
                .bind("grain", Hours.code(grain))
                .bind("before", Hours.of(grain.begin(late)))
                .map((row, _) -> Taken.read(row))
                .forEach(taken ->
                        cells.computeIfAbsent(taken.cell(), _ -> new ArrayList<>())
                                .add(taken.share()));
        keep(handle, grain, cells);
    }

    private static void keep(Handle handle, Grain grain, Map<Cell, List<Share>> cells) {
        if (cells.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(KEEP);
        cells.forEach(
                (cell, shares) -> batch.bindMap(row(cell, grain, Share.merged(shares))).add());
        int[] kept = batch.execute();
        int at = 0;
        for (Map.Entry<Cell, List<Share>> each : cells.entrySet()) {
            if (kept[at++] == 0) {
                merge(handle, grain, each.getKey(), each.getValue());
            }
        }
    }

    private static void merge(Handle handle, Grain grain, Cell cell, List<Share> late) {
        byte[] before =
                handle.createQuery(KEPT).bindMap(key(cell, grain)).mapTo(byte[].class).one();
        List<Share> all = new ArrayList<>(Share.unpack(before));
        all.addAll(late);
        handle.createUpdate(CHANGE).bindMap(row(cell, grain, Share.merged(all))).execute();
    }

    private static Map<String, Object> key(Cell cell, Grain grain) {
        return Map.of("series", cell.series(), "start", cell.start(), "grain", Hours.code(grain));
    }

    private static Map<String, Object> row(Cell cell, Grain grain, List<Share> shares) {
        return Map.of(
                "series",
                cell.series(),
                "start",
                cell.start(),
                "grain",
                Hours.code(grain),
                "users",
                shares.size(),
                "payers",
                (int) shares.stream().filter(Share::hasPaid).count(),
                "shares",
                Share.pack(shares));
    }
}
