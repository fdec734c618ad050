package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;

import java.util.Map;

/**
 * What did all subjects of a kind do, day by day or week by week?
 *
 * @param group which kind
 * @param slice which part of the traffic
 * @param grain day or week
 * @param from when the first begins, epoch microseconds
 * @param until when the one after the last begins
 */
public record PointsQuestion(Group group, Slice slice, Grain grain, long from, long until)
        implements Question<Map<Long, Map<String, Traffic>>> {
    @Override
    public Map<Long, Map<String, Traffic>> answer(Sources sources) {
        return new Reading(sources, group, slice).points(grain, from, until);
    }
}
