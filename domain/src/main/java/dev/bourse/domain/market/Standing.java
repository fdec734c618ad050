package dev.bourse.domain.market;

import java.util.Collection;
import java.util.function.Predicate;

/**
 * Where one subject stands among the others.
 *
 * @param subject model id, author, provider slug or app
 * @param traffic all its traffic
 * @param capped its capped paid volume
 * @param accounts how many accounts used it
 * @param payers how many of them paid
 * @param concentration how its tokens spread over accounts
 * @param rank its place by capped paid volume, from 1
 * @param rankLow the best place that a resampling of accounts makes likely
 * @param rankHigh the worst one
 * @param rawRank its place by tokens, from 1
 */
public record Standing(
        String subject,
        Traffic traffic,
        long capped,
        int accounts,
        int payers,
        Concentration concentration,
        int rank,
        int rankLow,
        int rankHigh,
        int rawRank) {
    /** Cells with fewer accounts are told to nobody. */
    public static final int K = 5;

    private static final double INPUT_HEAVY = 20;

    /**
     * Whether a number of accounts may be told: that there are none gives nobody away, that there
     * are a few does.
     */
    public static boolean isTold(int accounts) {
        return accounts == 0 || accounts >= K;
    }

    /** Whether so few accounts used it that figures about them would give them away. */
    public boolean isBelowK() {
        return accounts < K;
    }

    /** Prompt tokens per completion token; NaN when nothing was completed. */
    public double inputOutputRatio() {
        return traffic.completion() == 0
                ? Double.NaN
                : (double) traffic.prompt() / traffic.completion();
    }

    /**
     * Whether far more is read than written: volume that costs its sender little to make. Nothing
     * is known of models that write nothing at all, as those that make vectors.
     */
    public boolean isInputHeavy() {
        return inputOutputRatio() > INPUT_HEAVY;
    }

    /** The part of its tokens that was charged for; NaN without tokens. */
    public double paidShare() {
        return traffic.tokens() == 0 ? Double.NaN : (double) traffic.paid() / traffic.tokens();
    }

    /**
     * Its place once those are left out. Nobody is resampled for that: the interval of places is
     * taken as wide as the intervals of those who leave allow, so that it holds the true one.
     *
     * @param away others of the same ranking
     */
    public Standing without(Collection<Standing> away) {
        return ranked(
                rank - count(away, other -> other.rank < rank),
                Math.max(1, rankLow - count(away, other -> other.rankLow < rankLow)),
                rankHigh - count(away, other -> other.rankHigh < rankLow),
                rawRank);
    }

    private static int count(Collection<Standing> away, Predicate<Standing> which) {
        return Math.toIntExact(away.stream().filter(which).count());
    }

    Standing ranked(int rank, int low, int high, int rawRank) {
        return new Standing(
                subject,
                traffic,
                capped,
                accounts,
                payers,
                concentration,
                rank,
                low,
                high,
                rawRank);
    }
}
