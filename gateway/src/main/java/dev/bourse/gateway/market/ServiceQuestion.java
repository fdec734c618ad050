package dev.bourse.gateway.market;

import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Series;
import dev.bourse.gateway.store.Served;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How is a model served, hour by hour over three days?
 *
 * @param model its id
 * @param lastHour when the running hour began
 */
public record ServiceQuestion(String model, long lastHour)
        implements Question<ServiceQuestion.Log> {
    /** So many hours are looked at. */
    public static final int HOURS = 72;

    /**
     * What is known.
     *
     * @param hours when the hours began, oldest first
     * @param availability whether the model could be had, by hour
     * @param served how endpoints served, by id and hour
     * @param payers how many accounts paid at each in the whole days of that time, estimated
     */
    public record Log(
            List<Long> hours,
            Map<Long, Availability> availability,
            Map<String, Map<Long, Served>> served,
            Map<String, Long> payers) {}

    @Override
    public Log answer(Sources sources) {
        List<Long> hours = new ArrayList<>();
        for (long hour = lastHour; hours.size() < HOURS; hour = Grain.HOUR.previous(hour)) {
            hours.addFirst(hour);
        }
        long from = hours.getFirst();
        long until = Grain.HOUR.next(lastHour);
        Map<String, Map<Long, Served>> served = new HashMap<>();
        for (Served one : sources.queries().services(model, Grain.HOUR, from, until)) {
            served.computeIfAbsent(one.endpoint(), _ -> new HashMap<>()).put(one.start(), one);
        }
        return new Log(
                hours,
                sources.queries().availability(model, from, until),
                served,
                payers(sources, served.keySet(), Grain.DAY.next(from), until));
    }

    private static Map<String, Long> payers(
            Sources sources, Set<String> endpoints, long from, long until) {
        Map<String, Long> payers = new HashMap<>();
        endpoints.forEach(one ->
                payers.put(
                        one,
                        sources.queries()
                                .payersTogether(Series.endpoint(one), Grain.DAY, from, until)));
        return payers;
    }
}
