package dev.bourse.domain.market;

import java.util.Arrays;
import java.util.Collection;

/**
 * The most tokens that one account adds to the volume of one subject (audit.md 4.5): the 95th
 * percentile of all positive volumes of an account with a subject, but never less than a floor.
 *
 * @param tokens the cap
 */
public record Cap(long tokens) {
    /** Below so many tokens nobody is a whale. */
    public static final long FLOOR = 10_000;

    private static final int PERCENTILE = 95;
    private static final int HUNDRED = 100;

    /** The cap for the paid traffic of all these. */
    public static Cap of(Collection<Presence> all) {
        long[] paid =
                all.stream()
                        .mapToLong(one -> one.traffic().paid())
                        .filter(one -> one > 0)
                        .toArray();
        if (paid.length == 0) {
            return new Cap(FLOOR);
        }
        Arrays.sort(paid);
        int rank = Math.ceilDiv(PERCENTILE * paid.length, HUNDRED);
        return new Cap(Math.max(FLOOR, paid[rank - 1]));
    }

    /** What is left of a volume. */
    public long of(long volume) {
        return Math.min(volume, tokens);
    }
}
