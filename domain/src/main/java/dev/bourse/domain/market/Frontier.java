package dev.bourse.domain.market;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which models are worth their price (audit.md 4.3): one is dominated when another costs no more
 * and is no worse, and is better in one of both. Since both axes are measured with error, they are
 * drawn again a thousand times, and what is told is how often a model came out undominated.
 *
 * @param points in the order in which they were given
 */
public record Frontier(List<Point> points) {
    private static final int DRAWS = 1_000;
    private static final int LOW = DRAWS / 20;
    private static final int HIGH = DRAWS - 1 - LOW;
    private static final double Z_90 = 1.6449;
    private static final double LIKELY = 0.5;
    private static final double NEAR = 0.1;

    public Frontier {
        points = List.copyOf(points);
    }

    /** How a model stands to the frontier. */
    public enum Label {
        FRONTIER,
        NEAR,
        DOMINATED
    }

    /**
     * What one account bought.
     *
     * @param spend nano-dollars
     * @param tokens tokens that it got for them
     */
    public record Bought(long spend, long tokens) {}

    /**
     * A model with what is known of it.
     *
     * @param model its id
     * @param quality its score; more is better
     * @param error standard error of the score, 0 when unknown
     * @param bought what accounts paid and got; empty when {@code listed} is all there is
     * @param listed USD per million tokens by list price
     */
    public record Candidate(
            String model, double quality, double error, List<Bought> bought, double listed) {
        public Candidate {
            bought = List.copyOf(bought);
        }

        /** Nano-dollars per token are thousandths of USD per million tokens. */
        private static final double NANOS_PER_TOKEN = 1_000;

        /** Whether its cost was observed. */
        public boolean isObserved() {
            return !bought.isEmpty();
        }

        private double cost() {
            return isObserved()
                    ? perMillion(
                            bought.stream().mapToDouble(Bought::spend).sum(),
                            bought.stream().mapToDouble(Bought::tokens).sum())
                    : listed;
        }

        private double drawCost(SplittableRandom random) {
            if (!isObserved()) {
                return listed;
            }
            double spend = 0;
            double volume = 0;
            for (int i = 0; i < bought.size(); i++) {
                Bought one = bought.get(random.nextInt(bought.size()));
                spend += one.spend();
                volume += one.tokens();
            }
            return perMillion(spend, volume);
        }

        private double drawQuality(SplittableRandom random) {
            return error == 0 ? quality : quality + error * random.nextGaussian();
        }

        private static double perMillion(double spend, double volume) {
            return volume == 0 ? 0 : spend / volume / NANOS_PER_TOKEN;
        }
    }

    /**
     * A model on the chart.
     *
     * @param candidate the model
     * @param cost USD per million tokens
     * @param costLow lower end of its 90 % interval
     * @param costHigh upper end
     * @param qualityLow lower end of the 90 % interval of the quality
     * @param qualityHigh upper end
     * @param onFrontier whether it is undominated as measured
     * @param probability how often it was undominated when drawn again
     */
    public record Point(
            Candidate candidate,
            double cost,
            double costLow,
            double costHigh,
            double qualityLow,
            double qualityHigh,
            boolean onFrontier,
            double probability) {
        /** How it stands to the frontier. */
        public Label label() {
            return probability >= LIKELY
                    ? Label.FRONTIER
                    : probability >= NEAR ? Label.NEAR : Label.DOMINATED;
        }
    }

    /**
     * Draws the chart.
     *
     * @param seed decides the draws
     */
    public static Frontier of(List<Candidate> candidates, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = candidates.size();
        double[][] costs = new double[count][DRAWS];
        int[] wins = new int[count];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] cost = new double[count];
            double[] quality = new double[count];
            for (int i = 0; i < count; i++) {
                cost[i] = candidates.get(i).drawCost(random);
                quality[i] = candidates.get(i).drawQuality(random);
                costs[i][draw] = cost[i];
            }
            undominated(cost, quality).forEach(i -> wins[i]++);
        }
        List<Integer> measured =
                undominated(
                                candidates.stream().mapToDouble(Candidate::cost).toArray(),
                                candidates.stream().mapToDouble(Candidate::quality).toArray())
                        .boxed()
                        .toList();
        return new Frontier(
                IntStream.range(0, count)
                        .mapToObj(i ->
                                point(
                                        candidates.get(i),
                                        costs[i],
                                        measured.contains(i),
                                        (double) wins[i] / DRAWS))
                        .toList());
    }

    private static Point point(
            Candidate candidate, double[] costs, boolean onFrontier, double probability) {
        Arrays.sort(costs);
        double margin = Z_90 * candidate.error();
        return new Point(
                candidate,
                candidate.cost(),
                costs[LOW],
                costs[HIGH],
                candidate.quality() - margin,
                candidate.quality() + margin,
                onFrontier,
                probability);
    }

    private static IntStream undominated(double[] cost, double[] quality) {
        return IntStream.range(0, cost.length)
                .filter(i ->
                        IntStream.range(0, cost.length)
                                .noneMatch(j ->
                                        cost[j] <= cost[i]
                                                && quality[j] >= quality[i]
                                                && (cost[j] < cost[i] || quality[j] > quality[i])));
    }
}
