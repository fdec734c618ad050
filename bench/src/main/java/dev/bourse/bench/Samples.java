package dev.bourse.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleBinaryOperator;

/**
 * All windows of a run. Contestants are compared inside a round, where they ran within seconds of
 * each other, and only then over the rounds: the machine's mood cancels out.
 */
final class Samples {
    private final List<Sample> all = new CopyOnWriteArrayList<>();

    void add(Sample sample) {
        all.add(sample);
    }

    /** The same, without what is added later. */
    Samples copy() {
        Samples copy = new Samples();
        copy.all.addAll(all);
        return copy;
    }

    List<Sample> all() {
        return List.copyOf(all);
    }

    /** A contestant's figures; empty when it was not measured. */
    Optional<Spread> spread(Metric metric, String contestant) {
        return spread(rounds(metric, contestant));
    }

    /** How many times the other's figure, round by round. */
    Optional<Spread> ratio(Metric metric, String contestant, String other) {
        return compared(metric, contestant, other, (mine, its) -> mine / its);
    }

    /** How much above the other's figure, round by round. */
    Optional<Spread> added(Metric metric, String contestant, String other) {
        return compared(metric, contestant, other, (mine, its) -> mine - its);
    }

    /** The share of one processor that programs outside the measurement took. */
    Optional<Spread> disturbance() {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Spread.of(all.stream().map(Sample::disturbance).toList()));
    }

    private Optional<Spread> compared(
            Metric metric, String contestant, String other, DoubleBinaryOperator comparison) {
        SortedMap<Integer, Double> its = rounds(metric, other);
        SortedMap<Integer, Double> compared = new TreeMap<>();
        rounds(metric, contestant)
                .forEach((round, mine) -> {
                    Double theirs = its.get(round);
                    if (theirs != null) {
                        compared.put(round, comparison.applyAsDouble(mine, theirs));
                    }
                });
        return spread(compared);
    }

    private SortedMap<Integer, Double> rounds(Metric metric, String contestant) {
        SortedMap<Integer, Double> values = new TreeMap<>();
        for (Sample sample : all) {
            if (sample.contestant().equals(contestant) && metric.isIn(sample)) {
                values.put(sample.round(), metric.of(sample));
            }
        }
        return values;
    }

    private static Optional<Spread> spread(Map<Integer, Double> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values.values()));
    }
}
