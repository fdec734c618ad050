package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.store.MarketQueries.Volume;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the traffic of one kind of subject: authors are models under the first part of their name,
 * apps go by their real names.
 *
 * @param sources where from
 * @param group what kind of subject
 * @param slice which part of the traffic
 */
record Reading(Sources sources, Group group, Slice slice) {
    /** Who was present in whole days. */
    List<Presence> present(long from, long until) {
        if (from >= until) {
            return List.of();
        }
        Function<String, Optional<String>> name = naming();
        return sources.queries().present(stored(), slice, from, until).stream()
                .flatMap(one ->
                        name.apply(one.subject()).stream()
                                .map(it -> new Presence(it, one.account(), one.traffic())))
                .toList();
    }

    /** Traffic by subject. */
    Map<String, Traffic> traffic(Grain grain, long from, long until) {
        Map<String, Traffic> sums = new HashMap<>();
        points(grain, from, until)
                .values()
                .forEach(point ->
                        point.forEach((name, traffic) -> sums.merge(name, traffic, Traffic::plus)));
        return sums;
    }

    /** Traffic by start of the hour, day or week, and by subject. */
    Map<Long, Map<String, Traffic>> points(Grain grain, long from, long until) {
        if (from >= until) {
            return Map.of();
        }
        Map<Long, Map<String, Traffic>> points = new TreeMap<>();
        Function<String, Optional<String>> name = naming();
        for (Volume volume : sources.queries().volumes(stored(), slice, grain, from, until)) {
            name.apply(volume.series().subject())
                    .ifPresent(it ->
                            points.computeIfAbsent(volume.start(), _ -> new HashMap<>())
                                    .merge(it, volume.traffic(), Traffic::plus));
        }
        return points;
    }

    private Group stored() {
        return group == Group.AUTHOR ? Group.MODEL : group;
    }

    private Function<String, Optional<String>> naming() {
        return switch (group) {
            case AUTHOR -> subject -> Optional.of(Group.author(subject));
            case APP -> AppBook.BOOK.answer(sources)::resolve;
            case MARKET, MODEL, PROVIDER -> Optional::of;
        };
    }
}
