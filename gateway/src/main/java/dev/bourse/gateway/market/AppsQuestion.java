package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which apps send most, or grow most?
 *
 * @param from first day, epoch microseconds
 * @param until the day after the last
 * @param trending whether growth counts: tokens minus the mean of the three stretches of equal
 *     length before (openrouter.md 1.12)
 */
public record AppsQuestion(long from, long until, boolean trending)
        implements Question<List<AppsQuestion.Row>> {
    /**
     * An app.
     *
     * @param slug which
     * @param traffic what it sent
     * @param growth by how much it grew; 0 when nobody asked
     */
    public record Row(String slug, Traffic traffic, double growth) {}

    @Override
    public List<Row> answer(Sources sources) {
        Reading reading = new Reading(sources, Group.APP, Slice.ALL);
        Map<String, Traffic> now = reading.traffic(Grain.DAY, from, until);
        return trending ? growing(reading, now) : popular(now);
    }

    private static List<Row> popular(Map<String, Traffic> now) {
        return now.entrySet().stream()
                .map(one -> new Row(one.getKey(), one.getValue(), 0))
                .filter(row -> row.traffic().tokens() > 0)
                .sorted(
                        Comparator.comparingLong((Row row) -> row.traffic().tokens())
                                .reversed()
                                .thenComparing(Row::slug))
                .toList();
    }

    private List<Row> growing(Reading reading, Map<String, Traffic> now) {
        List<Map<String, Long>> before = new ArrayList<>();
        for (int i = 1; i <= Trend.BEFORE; i++) {
            long shift = i * (until - from);
            before.add(tokens(reading.traffic(Grain.DAY, from - shift, until - shift)));
        }
        return Trend.of(tokens(now), before).stream()
                .map(trend ->
                        new Row(
                                trend.subject(),
                                now.getOrDefault(trend.subject(), Traffic.NONE),
                                trend.growth()))
                .toList();
    }

    private static Map<String, Long> tokens(Map<String, Traffic> traffic) {
        return traffic.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().tokens()));
    }
}
