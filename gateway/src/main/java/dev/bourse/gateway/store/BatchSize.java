package dev.bourse.gateway.store;

import java.time.Duration;

/**
 * How many facts, or rows, share a transaction: as many as fit in the time for which one may keep
 * others from writing. Learned from the transactions before, since nobody knows how fast a disk is,
 * how large the tables have become, and what else the machine does. For one thread at a time.
 */
final class BatchSize {
    private static final int FIRST = 256;

    /** Aims below the limit, since the next facts may be slower than the last ones. */
    private static final double AIM = 0.6;

    private static final double TRUST = 0.1;

    private final int fewest;
    private final int most;
    private final long aimNanos;
    private int facts;
    private double nanosPerFact;

    /**
     * Begins small.
     *
     * @param fewest so many share one however slow they are: a disk that is slow for everybody is
     *     not relieved by more transactions
     * @param most the most facts, however fast they are
     * @param longest for how long a transaction may last
     */
    BatchSize(int fewest, int most, Duration longest) {
        this.fewest = Math.min(fewest, most);
        this.most = most;
        this.aimNanos = Math.max(1, (long) (longest.toNanos() * AIM));
        this.facts = Math.clamp(FIRST, this.fewest, most);
    }

    /** So many at most in the next transaction. */
    int facts() {
        return facts;
    }

    /**
     * A transaction is over. Twice as many may follow, or as few as it takes; one that was quick
     * and not half full says nothing about larger ones.
     *
     * @param count facts in it
     * @param took for how long it kept others from writing
     */
    void took(int count, Duration took) {
        long nanos = Math.max(1, took.toNanos());
        if (nanos > aimNanos || 2L * count >= facts) {
            learn((double) nanos / count);
            double next = Math.max(fewest, Math.min(aimNanos / nanosPerFact, 2.0 * facts));
            facts = (int) Math.min(most, next);
        }
    }

    /** Believes at once that facts are slow, and only by and by that they are not. */
    private void learn(double measured) {
        nanosPerFact =
                measured >= nanosPerFact
                        ? measured
                        : nanosPerFact + (measured - nanosPerFact) * TRUST;
    }
}
