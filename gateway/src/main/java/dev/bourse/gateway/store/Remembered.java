package dev.bourse.gateway.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is in the tables for certain and need not be written again: names of series, and which
 * account paid for what. Both are only ever added to, unless somebody empties the tables; then all
 * is forgotten. It has an end: when it is full it begins anew.
 */
final class Remembered {
    private static final int MOST = 200_000;

    private final Set<Long> series = ConcurrentHashMap.newKeySet();
    private final Set<Paid> payers = ConcurrentHashMap.newKeySet();

    private record Paid(long series, int grain, int start, long account) {}

    boolean isNamed(long hash) {
        return series.contains(hash);
    }

    boolean hasPaid(TrafficRows.Payers payer, long account) {
        return payers.contains(paid(payer, account));
    }

    /** These rows are in the tables. */
    void keep(TrafficRows rows) {
        if (series.size() > MOST || payers.size() > MOST) {
            forget();
        }
        series.addAll(rows.names().keySet());
        rows.payers().forEach(one -> one.accounts().forEach(it -> payers.add(paid(one, it))));
    }

    void forget() {
        series.clear();
        payers.clear();
    }

    private static Paid paid(TrafficRows.Payers payer, long account) {
        return new Paid(payer.series(), payer.grain(), payer.start(), account);
    }
}
