package dev.bourse.gateway.market;

import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Trend;
import dev.bourse.domain.market.Window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who grows?
 *
 * @param group which kind of subject
 * @param window a window that is over
 */
public record TrendQuestion(Group group, Window window) implements Question<TrendQuestion.Growth> {
    /**
     * Who grew.
     *
     * @param trends the ones that did, most first
     * @param accounts how many accounts each had in the window
     */
    public record Growth(List<Trend> trends, Map<String, Integer> accounts) {}

    @Override
    public Growth answer(Sources sources) {
        Reading reading = new Reading(sources, group, Slice.ALL);
        List<Presence> now = reading.present(window.start(), window.end());
        List<Map<String, Long>> before = new ArrayList<>();
        for (int i = 1; i <= Trend.BEFORE; i++) {
            Window earlier = window.before(i);
            before.add(Trend.capped(reading.present(earlier.start(), earlier.end()), 1));
        }
        int fewest = group == Group.APP ? Standing.K : Trend.FEWEST;
        return new Growth(Trend.of(Trend.capped(now, fewest), before), accounts(now));
    }

    private static Map<String, Integer> accounts(List<Presence> present) {
        Map<String, Set<Long>> accounts = new HashMap<>();
        for (Presence one : present) {
            accounts.computeIfAbsent(one.subject(), _ -> new HashSet<>()).add(one.account());
        }
        Map<String, Integer> counts = new HashMap<>();
        accounts.forEach((subject, set) -> counts.put(subject, set.size()));
        return counts;
    }
}
