package dev.bourse.domain.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How volumes went over several windows: a line for each of the largest subjects over the whole
 * time, and one for all others together, which comes last.
 *
 * @param lines the lines, each with a value at each point
 */
public record History(List<Line> lines) {
    /** Name of the line of all others. */
    public static final String OTHER = "other";

    private static final Comparator<Map.Entry<String, Long>> LARGEST =
            Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey());

    public History {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param subject whose
     * @param values at each point
     */
    public record Line(String subject, List<Long> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    /** Whether a subject has a line of its own. */
    public boolean has(String subject) {
        return lines.stream().anyMatch(line -> line.subject().equals(subject));
    }

    /**
     * Of volumes by subject at each point.
     *
     * @param most so many subjects have a line of their own
     */
    public static History of(List<Map<String, Long>> points, int most) {
        return of(points, largest(points), most);
    }

    /**
     * The same in an order that does not follow from the volumes.
     *
     * @param order all who are there; the first of them have a line of their own
     */
    public static History of(List<Map<String, Long>> points, List<String> order, int most) {
        List<String> largest = order.subList(0, Math.min(most, order.size()));
        List<Line> lines = new ArrayList<>();
        largest.forEach(subject -> lines.add(line(subject, points)));
        if (largest.size() < order.size()) {
            lines.add(others(largest, points));
        }
        return new History(lines);
    }

    private static List<String> largest(List<Map<String, Long>> points) {
        Map<String, Long> sums = new HashMap<>();
        for (Map<String, Long> point : points) {
            point.forEach((subject, volume) -> sums.merge(subject, volume, Math::addExact));
        }
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() > 0)
                .sorted(LARGEST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Line line(String subject, List<Map<String, Long>> points) {
        return new Line(
                subject, points.stream().map(point -> point.getOrDefault(subject, 0L)).toList());
    }

    private static Line others(List<String> largest, List<Map<String, Long>> points) {
        return new Line(
                OTHER,
                points.stream()
                        .map(point ->
                                point.entrySet().stream()
                                        .filter(one -> !largest.contains(one.getKey()))
                                        .mapToLong(Map.Entry::getValue)
                                        .sum())
                        .toList());
    }
}
