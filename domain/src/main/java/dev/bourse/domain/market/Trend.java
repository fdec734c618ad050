package dev.bourse.domain.market;

import static java.util.Comparator.comparingDouble;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How much a subject grew: its volume minus the mean of the three windows of equal length before
 * (openrouter.md 1.12).
 *
 * @param subject who
 * @param volume in the window
 * @param meanBefore mean of the three before
 */
public record Trend(String subject, long volume, double meanBefore) {
    /** So many windows make the mean. */
    public static final int BEFORE = 3;

    /** Fewer accounts are no trend. */
    public static final int FEWEST = 3;

    /** By how much. */
    public double growth() {
        return volume - meanBefore;
    }

    /** The ones that grew, most first, ties by name. */
    public static List<Trend> of(Map<String, Long> now, List<Map<String, Long>> before) {
        return new TreeSet<>(now.keySet())
                .stream()
                        .map(subject ->
                                new Trend(
                                        subject,
                                        now.getOrDefault(subject, 0L),
                                        mean(subject, before)))
                        .filter(trend -> trend.growth() > 0)
                        .sorted(comparingDouble(Trend::growth).reversed())
                        .toList();
    }

    /**
     * Capped paid volumes of a window by subject, those with at least so many accounts; each window
     * has its own cap.
     */
    public static Map<String, Long> capped(Collection<Presence> present, int fewest) {
        List<Presence> merged = Presence.merged(present);
        Cap cap = Cap.of(merged);
        Map<String, Long> accounts =
                merged.stream()
                        .collect(Collectors.groupingBy(Presence::subject, Collectors.counting()));
        return merged.stream()
                .filter(one -> accounts.getOrDefault(one.subject(), 0L) >= fewest)
                .collect(
                        Collectors.groupingBy(
                                Presence::subject,
                                Collectors.summingLong(one -> cap.of(one.traffic().paid()))));
    }

    private static double mean(String subject, List<Map<String, Long>> before) {
        double sum = 0;
        for (Map<String, Long> window : before) {
            sum += window.getOrDefault(subject, 0L);
        }
        return sum / BEFORE;
    }
}
