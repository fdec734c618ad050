package dev.bourse.lab.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Pairs of what a prompt is and what it was taken for, and how good that is. The F1 of a class is
 * the harmonic mean of precision and recall; macro-F1 is the mean over the classes that occur.
 */
final class Verdicts {
    private static final int DRAWS = 1000;

    private final List<Verdict> verdicts;

    Verdicts(List<Verdict> verdicts) {
        this.verdicts = List.copyOf(verdicts);
    }

    int size() {
        return verdicts.size();
    }

    /** The share of right ones, from 0 to 1. */
    double accuracy() {
        long right = verdicts.stream().filter(Verdict::isRight).count();
        return (double) right / size();
    }

    /** The mean of the F1 of all classes that occur, each counting the same. */
    double macroF1() {
        return macroF1(verdicts);
    }

    /** The F1 of each class that occurs. */
    Map<String, Double> f1() {
        return f1(verdicts);
    }

    /** The middle 95 % of the macro-F1 of resamples (percentile bootstrap over prompts). */
    Interval interval(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            scores[draw] = macroF1(resample(random));
        }
        Arrays.sort(scores);
        return new Interval(scores[DRAWS / 40], scores[DRAWS - 1 - DRAWS / 40]);
    }

    /** At most so many of each class, drawn by seed, so that none drowns the others. */
    Verdicts balanced(int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, List<Verdict>> byClass = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            byClass.computeIfAbsent(verdict.truth(), _ -> new ArrayList<>()).add(verdict);
        }
        List<Verdict> drawn = new ArrayList<>();
        byClass.values().forEach(all -> drawn.addAll(draw(all, most, random)));
        return new Verdicts(drawn);
    }

    /** The commonest mistakes, most often made first. */
    List<String> mistakes(int most) {
        Map<String, Integer> counts = new TreeMap<>();
        verdicts.stream()
                .filter(verdict -> !verdict.isRight())
                .forEach(one -> counts.merge(one.truth() + " as " + one.taken(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
    }

    private List<Verdict> resample(SplittableRandom random) {
        List<Verdict> sample = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            sample.add(verdicts.get(random.nextInt(size())));
        }
        return sample;
    }

    private static List<Verdict> draw(List<Verdict> all, int most, SplittableRandom random) {
        List<Verdict> left = new ArrayList<>(all);
        List<Verdict> drawn = new ArrayList<>();
        while (drawn.size() < most && !left.isEmpty()) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }

    private static double macroF1(List<Verdict> verdicts) {
        return f1(verdicts).values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Map<String, Double> f1(List<Verdict> verdicts) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            counts.computeIfAbsent(verdict.truth(), _ -> new int[3])[0]++;
        }
        for (Verdict verdict : verdicts) {
            int[] taken = counts.get(verdict.taken());
            if (taken != null) {
                taken[1]++;
                taken[2] += verdict.isRight() ? 1 : 0;
            }
        }
        Map<String, Double> scores = new TreeMap<>();
        counts.forEach((name, count) -> scores.put(name, 2.0 * count[2] / (count[0] + count[1])));
        return scores;
    }

    /**
     * One prompt.
     *
     * @param truth what it is
     * @param taken what it was taken for
     */
    record Verdict(String truth, String taken) {
        boolean isRight() {
            return truth.equals(taken);
        }
    }

    /** A range with both ends in it. */
    record Interval(double low, double high) {}
}
