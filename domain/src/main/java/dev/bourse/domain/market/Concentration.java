package dev.bourse.domain.market;

/**
 * How a volume spreads over accounts (audit.md 4.5).
 *
 * @param hhi sum of the squared shares: from nearly 0 to 1, which is all by one account
 * @param effective so many equal accounts would be as concentrated: {@code 1/hhi}
 * @param entropyNumber the same by entropy: {@code exp(-sum s ln s)}
 * @param top1 share of the largest account
 */
public record Concentration(double hhi, double effective, double entropyNumber, double top1) {
    /** Nothing to spread. */
    public static final Concentration NONE = new Concentration(0, 0, 0, 0);

    private static final double HALF = 0.5;
    private static final double FEW = 10;

    /** The spread of volumes of zero or more. */
    static Concentration of(long[] volumes) {
        double sum = 0;
        for (long volume : volumes) {
            sum += volume;
        }
        if (sum == 0) {
            return NONE;
        }
        double squares = 0;
        double entropy = 0;
        double top = 0;
        for (long volume : volumes) {
            double share = volume / sum;
            squares += share * share;
            entropy -= share == 0 ? 0 : share * Math.log(share);
            top = Math.max(top, share);
        }
        return new Concentration(squares, 1 / squares, Math.exp(entropy), top);
    }

    /** Whether one account has more than half, or fewer than ten would do as much. */
    public boolean isConcentrated() {
        return top1 > HALF || effective < FEW;
    }
}
