package dev.bourse.gateway.market;

import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Slice;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many accounts used each model in a part of the traffic?
 *
 * @param slice which part
 * @param from first day, epoch microseconds
 * @param until the day after the last
 */
public record PresentQuestion(Slice slice, long from, long until)
        implements Question<Map<String, Integer>> {
    @Override
    public Map<String, Integer> answer(Sources sources) {
        return sources.queries().present(Group.MODEL, slice, from, until).stream()
                .collect(Collectors.toMap(Presence::subject, _ -> 1, Integer::sum));
    }
}
