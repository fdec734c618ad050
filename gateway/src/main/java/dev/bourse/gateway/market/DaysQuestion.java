package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.store.MarketQueries.Volume;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What did a series do, day by day?
 *
 * @param series whose
 * @param last the last day
 * @param days how many of them
 */
public record DaysQuestion(Series series, LocalDate last, int days)
        implements Question<List<DaysQuestion.Day>> {
    /**
     * One day.
     *
     * @param date the UTC day
     * @param traffic what it was
     * @param payers how many accounts paid, estimated
     * @param isTold whether its money may be told; nothing at all is no secret
     */
    public record Day(LocalDate date, Traffic traffic, long payers, boolean isTold) {}

    @Override
    public List<Day> answer(Sources sources) {
        LocalDate first = last.minusDays(days - 1L);
        long from = Grain.micros(first);
        long until = Grain.micros(last.plusDays(1));
        Map<Long, Traffic> traffic = new HashMap<>();
        for (Volume one : sources.queries().volumes(series, Grain.DAY, from, until)) {
            traffic.put(one.start(), one.traffic());
        }
        Map<Long, Long> payers = sources.queries().payers(series, Grain.DAY, from, until);
        Set<Long> silent = silent(sources, from, until);
        List<Day> all = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            long start = Grain.micros(day);
            all.add(
                    new Day(
                            day,
                            traffic.getOrDefault(start, Traffic.NONE),
                            payers.getOrDefault(start, 0L),
                            !silent.contains(start)));
        }
        return all;
    }

    /** When too few paid, and the days with traffic that are not over. */
    private Set<Long> silent(Sources sources, long from, long until) {
        Set<Long> silent = new HashSet<>();
        sources.queries().handfuls(from, until).stream()
                .filter(one -> one.model().equals(series.subject()))
                .forEach(one -> silent.add(one.day()));
        long running = Math.max(from, Spending.settled(sources.now()));
        sources.queries().volumes(series, Grain.DAY, running, until).stream()
                .map(Volume::start)
                .forEach(silent::add);
        return silent;
    }
}
