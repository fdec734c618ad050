package dev.bourse.gateway.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * Tokens by day and subject.
 *
 * @param days by when a day begins, then by subject
 * @param asOf up to when facts are in it, epoch microseconds
 */
record DatasetPoints(Map<Long, Map<String, Long>> days, long asOf) {
    /** What is left without a part of it; of what nothing is left nothing is said. */
    DatasetPoints minus(DatasetPoints part) {
        Map<Long, Map<String, Long>> left = new TreeMap<>();
        days.forEach((day, all) -> {
            Map<String, Long> less = part.days.getOrDefault(day, Map.of());
            Map<String, Long> sums = new TreeMap<>();
            all.forEach((subject, tokens) ->
                    sums.put(subject, tokens - less.getOrDefault(subject, 0L)));
            sums.values().removeIf(tokens -> tokens <= 0);
            left.put(day, sums);
        });
        return new DatasetPoints(left, Math.min(asOf, part.asOf));
    }
}
