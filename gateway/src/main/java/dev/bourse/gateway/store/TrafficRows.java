package dev.bourse.gateway.store;

import dev.bourse.domain.market.Bucket;
import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Delta.Session;
import dev.bourse.domain.market.Delta.Turns;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What facts add to {@link TrafficTables}, worked out before the transaction: rows in the order of
 * their keys, so that neighbours are written together.
 *
 * @param names the series that occur, by their hashes
 * @param volumes rows of traffic by series and time
 * @param shares rows of traffic by account
 * @param sessions rows of conversations
 * @param payers who paid
 */
record TrafficRows(
        Map<Long, Series> names,
        List<long[]> volumes,
        List<long[]> shares,
        List<long[]> sessions,
        List<Payers> payers) {

    /**
     * Accounts that paid for a series in some time.
     *
     * @param series hash of whose
     * @param grain day or week, as it is stored
     * @param start the hour with which it begins
     * @param isEndpoint whether nobody asks more than whether enough paid
     * @param accounts hashes, in order
     */
    record Payers(
            long series, int grain, int start, boolean isEndpoint, Collection<Long> accounts) {
        Sketches.Key key() {
            return new Sketches.Key(series, grain, start);
        }
    }

    private static final int VOLUME_KEYS = 3;
    private static final int SHARE_KEYS = 4;
    private static final int SESSION_KEYS = 4;

    private static final List<Grain> SHARED = List.of(Grain.DAY, Grain.WEEK, Grain.MONTH);

    /** The rows of each lane. */
    static List<TrafficRows> of(Delta delta, Hashes hashes) {
        List<TrafficRows> lanes = Stream.generate(TrafficRows::empty).limit(Lanes.COUNT).toList();
        delta.volumes((one, grain, start, traffic) -> {
            long series = hashes.series(one);
            lane(lanes, series).addVolume(one, row(series, grain, start), traffic);
        });
        delta.shares((one, day, account, traffic) -> {
            long series = hashes.series(one);
            lane(lanes, series).addShare(series, day, hashes.account(account), traffic);
        });
        delta.sessions()
                .forEach((session, turns) -> {
                    long series = hashes.series(session.series());
                    lane(lanes, series).addSession(hashes, series, session, turns);
                });
        delta.payers()
                .forEach((bucket, names) -> {
                    long series = hashes.series(bucket.series());
                    lane(lanes, series).addPayers(hashes, series, bucket, names);
                });
        return lanes.stream().map(TrafficRows::inOrder).toList();
    }

    /** About so many rows there are. */
    int size() {
        return volumes.size() + shares.size() + sessions.size() + payers.size();
    }

    private static TrafficRows empty() {
        return new TrafficRows(
                new HashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    private static TrafficRows lane(List<TrafficRows> lanes, long series) {
        return lanes.get(Lanes.of(series));
    }

    private static long[] row(long series, Grain grain, long start) {
        return new long[] {series, Hours.code(grain), Hours.of(start)};
    }

    private void addVolume(Series series, long[] key, Traffic traffic) {
        names.put(key[0], series);
        volumes.add(joined(key, measures(traffic)));
    }

    private void addShare(long series, long day, long account, Traffic traffic) {
        for (Grain grain : SHARED) {
            shares.add(
                    new long[] {
                        series,
                        Hours.code(grain),
                        Hours.of(grain.begin(day)),
                        account,
                        traffic.requests(),
                        traffic.prompt(),
                        traffic.completion(),
                        traffic.paid(),
                        traffic.spend()
                    });
        }
    }

    private void addSession(Hashes hashes, long series, Session session, Turns turns) {
        sessions.add(
                new long[] {
                    series,
                    Hours.of(session.week()),
                    hashes.keyed(session.account() + "\0" + session.id()),
                    hashes.account(session.account()),
                    turns.turns(),
                    turns.spend()
                });
    }

    private void addPayers(Hashes hashes, long series, Bucket bucket, Set<String> accounts) {
        names.put(series, bucket.series());
        payers.add(
                new Payers(
                        series,
                        Hours.code(bucket.grain()),
                        Hours.of(bucket.start()),
                        bucket.series().isEndpoint(),
                        accounts.stream().map(hashes::account).sorted().toList()));
    }

    private TrafficRows inOrder() {
        return new TrafficRows(
                names,
                summed(volumes, VOLUME_KEYS),
                summed(shares, SHARE_KEYS),
                summed(sessions, SESSION_KEYS),
                payers);
    }

    /** The columns that are summed, in the order of {@link TrafficTables#MEASURES}. */
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

    static long[] joined(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    /** In the order of their keys, those with the same key as one. */
    private static List<long[]> summed(List<long[]> rows, int keys) {
        rows.sort(Arrays::compare);
        List<long[]> sums = new ArrayList<>(rows.size());
        for (long[] row : rows) {
            if (!sums.isEmpty() && Arrays.equals(sums.getLast(), 0, keys, row, 0, keys)) {
                add(sums.getLast(), row, keys);
            } else {
                sums.add(row);
            }
        }
        return sums;
    }

    private static void add(long[] sum, long[] row, int keys) {
        for (int i = keys; i < row.length; i++) {
            sum[i] = Math.addExact(sum[i], row[i]);
        }
    }
}
