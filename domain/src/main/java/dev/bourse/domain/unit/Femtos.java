package dev.bourse.domain.unit;

/**
 * Costs in whole femto-dollars (1e-15 USD), in which nearly every published price is a whole number
 * and nearly every cost of a request fits a {@code long}. Where one does not, the outcome is {@link
 * #UNFIT} and stays so through all sums: then it is to be computed in decimals.
 */
public final class Femtos {
    /** What is no number of femto-dollars that a {@code long} holds. */
    public static final long UNFIT = -1;

    private Femtos() {}

    /** The sum of two costs. */
    public static long plus(long one, long other) {
        long sum = one + other;
        return (one | other | sum) < 0 ? UNFIT : sum;
    }

    /** What so many units cost. */
    static long times(long price, long units) {
        long cost = price * units;
        boolean fits = (price | units | cost) >= 0 && Math.multiplyHigh(price, units) == 0;
        return fits ? cost : UNFIT;
    }
}
