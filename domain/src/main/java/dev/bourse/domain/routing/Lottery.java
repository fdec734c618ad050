package dev.bourse.domain.routing;

/**
 * Lets chance choose who goes first among contenders of equal rank: each with weight 1/price^2, so
 * that 1 USD beats 3 USD nine times in ten (openrouter.md 2.3). Free endpoints share the draw among
 * themselves. The others stay ordered by price.
 */
final class Lottery {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double TWO_POW_MINUS_53 = 0x1p-53;
    private static final int EXCESS_BITS = 11;

    private final long seed;

    Lottery(long seed) {
        this.seed = seed;
    }

    /** Draws in every group of equal rank whose strategy is the lottery. */
    void run(Ranking sorted) {
        int from = 0;
        while (from < sorted.size()) {
            int end = endOfGroup(sorted, from);
            if (sorted.get(from).leg().strategy() == Strategy.LOTTERY) {
                lead(sorted, from, winner(sorted, from, end));
            }
            from = end;
        }
    }

    private static int endOfGroup(Ranking sorted, int from) {
        long rank = sorted.get(from).rank();
        int end = from + 1;
        while (end < sorted.size() && sorted.get(end).rank() == rank) {
            end++;
        }
        return end;
    }

    private static void lead(Ranking sorted, int from, int winner) {
        Contender first = sorted.get(winner);
        sorted.lift(first.position() == Position.PRICE ? first.drawn() : first, winner, from);
    }

    private int winner(Ranking sorted, int from, int end) {
        double cheapest = sorted.get(from).cost();
        double ticket = uniform(from) * total(sorted, from, end);
        for (int i = from; i < end; i++) {
            ticket -= weight(sorted.get(i).cost(), cheapest);
            if (ticket < 0) {
                return i;
            }
        }
        return from;
    }

    private static double total(Ranking sorted, int from, int end) {
        double cheapest = sorted.get(from).cost();
        double total = 0;
        for (int i = from; i < end; i++) {
            total += weight(sorted.get(i).cost(), cheapest);
        }
        return total;
    }

    /** Relative to the cheapest, which weighs 1. */
    private static double weight(double cost, double cheapest) {
        double ratio = cost == cheapest ? 1 : cheapest / cost;
        return ratio * ratio;
    }

    /** A number in [0, 1) for one group, by the SplitMix64 generator of Steele, Lea and Flood. */
    private double uniform(int group) {
        long z = seed + GOLDEN_GAMMA * (group + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> EXCESS_BITS) * TWO_POW_MINUS_53;
    }
}
