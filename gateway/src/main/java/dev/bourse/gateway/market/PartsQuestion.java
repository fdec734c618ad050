package dev.bourse.gateway.market;

import dev.bourse.domain.market.Crowd;
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
     * @param crowd which of its models may be told
     */
    public record Part(String name, Map<String, Traffic> models, long accounts, Crowd crowd) {
        /** All of it. */
        public Traffic total() {
            return models.values().stream().reduce(Traffic.NONE, Traffic::plus);
        }

        /** Whether figures that give accounts away may be told of all of it. */
        public boolean isTold() {
            return Crowd.isTold(accounts);
        }

        /** The traffic of the models that enough accounts used; of all where nobody counted. */
        public Map<String, Traffic> told() {
            Map<String, Traffic> told = new HashMap<>(models);
            told.keySet().removeIf(model -> accounts > 0 && !crowd.isTold(model));
            return told;
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
                        part(
                                part.getKey(),
                                part.getValue(),
                                present.getOrDefault(part.getKey(), List.of())))
                .toList();
    }

    private static Part part(String name, Map<String, Traffic> models, List<Presence> present) {
        return new Part(name, models, accounts(present), Crowd.of(present));
    }

    private static long accounts(List<Presence> present) {
        return present.stream().mapToLong(Presence::account).distinct().count();
    }
}
