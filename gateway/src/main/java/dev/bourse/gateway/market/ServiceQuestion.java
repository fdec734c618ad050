package dev.bourse.gateway.market;

import dev.bourse.domain.market.Availability;
import dev.bourse.domain.market.Crowd;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.store.Served;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
     * @param spending what was paid at each in the days of that time that are over
     * @param isMoneyTold whether it may be told: at each of them enough accounts paid on every day,
     *     or nobody did; otherwise what the model earned would tell the rest
     */
    public record Log(
            List<Long> hours,
            Map<Long, Availability> availability,
            Map<String, Map<Long, Served>> served,
            Map<String, Traffic> spending,
            boolean isMoneyTold) {}

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
        Span days = new Span(Grain.DAY.next(from - 1), Spending.settled(sources.now()));
        return new Log(
                hours,
                sources.queries().availability(model, from, until),
                served,
                spending(sources, days),
                days.from() < days.until() && isMoneyTold(sources, days));
    }

    /** Some whole days. */
    private record Span(long from, long until) {}

    private Map<String, Traffic> spending(Sources sources, Span days) {
        Map<String, Traffic> spending = new HashMap<>();
        for (Served one : days(sources, days)) {
            spending.merge(one.endpoint(), one.service().traffic(), Traffic::plus);
        }
        return spending;
    }

    private boolean isMoneyTold(Sources sources, Span days) {
        return days(sources, days).stream()
                .filter(one -> one.service().traffic().spend() > 0)
                .allMatch(one -> Crowd.isTold(payers(sources, one)));
    }

    private List<Served> days(Sources sources, Span days) {
        return sources.queries().services(model, Grain.DAY, days.from(), days.until());
    }

    private static long payers(Sources sources, Served day) {
        return sources.queries()
                .payersTogether(
                        Series.endpoint(day.endpoint()),
                        Grain.DAY,
                        day.start(),
                        Grain.DAY.next(day.start()));
    }
}
