package dev.bourse.gateway.market;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.store.MarketQueries.Volume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is traffic made of, cut by one facet?
 *
 * @param facet by what
 * @param from first day, epoch microseconds
 * @param until the day after the last
 */
public record PartsQuestion(Facet facet, long from, long until)
        implements Question<List<PartsQuestion.Part>> {
    /**
     * One part.
     *
     * @param name its name
     * @param models the traffic by model
     * @param accounts how many accounts sent it; 0 where nobody counted
     */
    public record Part(String name, Map<String, Traffic> models, long accounts) {
        /** All of it. */
        public Traffic total() {
            return models.values().stream().reduce(Traffic.NONE, Traffic::plus);
        }
    }

    @Override
    public List<Part> answer(Sources sources) {
        Map<String, Map<String, Traffic>> parts = new TreeMap<>();
        for (Volume one : sources.queries().volumes(Group.MODEL, facet, Grain.DAY, from, until)) {
            parts.computeIfAbsent(one.series().slice().value(), _ -> new HashMap<>())
                    .merge(one.series().subject(), one.traffic(), Traffic::plus);
        }
        Map<String, List<Presence>> present =
                sources.queries().present(Group.MODEL, facet, from, until);
        return parts.entrySet().stream()
                .map(part ->
                        new Part(
                                part.getKey(),
                                part.getValue(),
                                accounts(present.getOrDefault(part.getKey(), List.of()))))
                .toList();
    }

    private static long accounts(List<Presence> present) {
        return present.stream().mapToLong(Presence::account).distinct().count();
    }
}
