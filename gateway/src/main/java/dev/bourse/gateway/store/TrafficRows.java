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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            long series, int grain, int start, boolean isEndpoint, Collection<Long> accounts) {}

    static TrafficRows of(Delta delta, Hashes hashes) {
        Map<Bucket, Traffic> volumes = delta.volumes();
        Map<Long, Series> names = new HashMap<>();
        volumes.keySet().forEach(one -> names.put(hashes.series(one.series()), one.series()));
        delta.payers()
                .keySet()
                .forEach(one -> names.put(hashes.series(one.series()), one.series()));
        return new TrafficRows(
                names,
                sorted(
                        volumes.entrySet().stream()
                                .map(one -> volume(hashes, one.getKey(), one.getValue()))
                                .toList()),
                sorted(
                        delta.shares().entrySet().stream()
                                .map(one -> share(hashes, one.getKey(), one.getValue()))
                                .toList()),
                sorted(
                        delta.sessions().entrySet().stream()
                                .map(one -> session(hashes, one.getKey(), one.getValue()))
                                .toList()),
                delta.payers().entrySet().stream()
                        .map(one -> payers(hashes, one.getKey(), one.getValue()))
                        .toList());
    }

    private static long[] volume(Hashes hashes, Bucket bucket, Traffic traffic) {
        long[] key = {
            hashes.series(bucket.series()), Hours.code(bucket.grain()), Hours.of(bucket.start())
        };
        return joined(key, measures(traffic));
    }

    private static long[] share(Hashes hashes, Share share, Traffic traffic) {
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

    private static long[] session(Hashes hashes, Session session, Turns turns) {
        Series series =
                new Series(Group.APP, new Slice(Facet.MODEL, session.model()), session.app());
        return new long[] {
            hashes.series(series),
            Hours.of(session.week()),
            hashes.keyed(session.account() + "\0" + session.id()),
            hashes.account(session.account()),
            turns.turns(),
            turns.spend()
        };
    }

    private static Payers payers(Hashes hashes, Bucket bucket, Set<String> names) {
        return new Payers(
                hashes.series(bucket.series()),
                Hours.code(bucket.grain()),
                Hours.of(bucket.start()),
                bucket.series().isEndpoint(),
                names.stream().map(hashes::account).sorted().toList());
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

    private static long[] joined(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static List<long[]> sorted(List<long[]> rows) {
        List<long[]> sorted = new ArrayList<>(rows);
        sorted.sort(Arrays::compare);
        return sorted;
    }
}
