package dev.bourse.gateway.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What is in the tables for certain and need not be written again: names of series, and which
 * account paid for what. Both are only ever added to, unless somebody empties the tables; then all
 * is forgotten. It has an end: when there are too many names it begins anew, and a payer gives way
 * to another one in the same place.
 */
final class Remembered {
    private static final int MOST = 200_000;
    private static final int PLACES = 1 << 18;

    private final Set<Long> series = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray payers = new AtomicLongArray(PLACES);

    boolean isNamed(long hash) {
        return series.contains(hash);
    }

    boolean hasPaid(TrafficRows.Payers payer, long account) {
        long paid = paid(payer, account);
        return payers.get(place(paid)) == paid;
    }

    /** These rows are in the tables. */
    void keep(TrafficRows rows) {
        if (series.size() > MOST) {
            series.clear();
        }
        series.addAll(rows.names().keySet());
        for (TrafficRows.Payers one : rows.payers()) {
            for (long account : one.accounts()) {
                long paid = paid(one, account);
                payers.set(place(paid), paid);
            }
        }
    }

    void forget() {
        series.clear();
        for (int i = 0; i < PLACES; i++) {
            payers.set(i, 0);
        }
    }

    private static int place(long paid) {
        return (int) (paid & (PLACES - 1));
    }

    /** Series and accounts are hashes already; 64 bits of all together name a payer. */
    private static long paid(TrafficRows.Payers payer, long account) {
        long time = 4L * payer.start() + payer.grain() + 1;
        return mixed(payer.series() ^ mixed(account ^ mixed(time)));
    }

    /** The finalizer of MurmurHash3. */
    private static long mixed(long value) {
        long once = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return twice ^ (twice >>> 33);
    }
}
