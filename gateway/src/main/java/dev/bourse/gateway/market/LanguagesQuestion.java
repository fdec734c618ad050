package dev.bourse.gateway.market;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Standing;
import dev.bourse.gateway.store.MarketQueries.Volume;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many tokens by day and language? A language of fewer than five accounts is among the others.
 *
 * @param facet languages of people or of machines
 * @param from first day, epoch microseconds
 * @param until the day after the last
 */
public record LanguagesQuestion(Facet facet, long from, long until)
        implements Question<Map<Long, Map<String, Long>>> {
    private static final String OTHER = "other";

    @Override
    public Map<Long, Map<String, Long>> answer(Sources sources) {
        Set<String> told =
                sources.queries().present(Group.MODEL, facet, from, until).entrySet().stream()
                        .filter(one ->
                                one.getValue().stream()
                                                .mapToLong(Presence::account)
                                                .distinct()
                                                .count()
                                        >= Standing.K)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        Map<Long, Map<String, Long>> days = new TreeMap<>();
        for (Volume one : sources.queries().volumes(Group.MODEL, facet, Grain.DAY, from, until)) {
            String name = one.series().slice().value();
            days.computeIfAbsent(one.start(), _ -> new TreeMap<>())
                    .merge(told.contains(name) ? name : OTHER, one.traffic().tokens(), Long::sum);
        }
        return days;
    }
}
