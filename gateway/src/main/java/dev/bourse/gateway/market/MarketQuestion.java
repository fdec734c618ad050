package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.store.MarketQueries.Volume;

import java.time.LocalDate;
import java.util.Map;

/**
 * How large is the market?
 *
 * @param last the last of the seven days that are looked at
 */
public record MarketQuestion(LocalDate last) implements Question<MarketQuestion.Size> {
    private static final long DAYS = 7;

    /**
     * The figures.
     *
     * @param models traffic of seven days by model
     * @param providers traffic of seven days by provider
     * @param accounts how many accounts there were in the seven days
     * @param ever all traffic ever
     * @param spending what was paid in the last seven days that are over
     */
    public record Size(
            Map<String, Traffic> models,
            Map<String, Traffic> providers,
            long accounts,
            Traffic ever,
            Spending spending) {
        /** All traffic of the seven days. */
        public Traffic week() {
            return models.values().stream().reduce(Traffic.NONE, Traffic::plus);
        }
    }

    private static Spending spending(Sources sources) {
        long end = Spending.settled(sources.now());
        long from = Grain.micros(Grain.date(end).minusDays(DAYS));
        return Spending.of(new Reading(sources, Group.MODEL, Slice.ALL), from, end);
    }

    @Override
    public Size answer(Sources sources) {
        long from = Grain.micros(last.minusDays(DAYS - 1));
        long until = Grain.micros(last.plusDays(1));
        return new Size(
                new Reading(sources, Group.MODEL, Slice.ALL).traffic(Grain.DAY, from, until),
                new Reading(sources, Group.PROVIDER, Slice.ALL).traffic(Grain.DAY, from, until),
                sources.queries().present(Group.MARKET, Slice.ALL, from, until).size(),
                sources.queries().volumes(Series.MARKET, Grain.WEEK, 0, until).stream()
                        .map(Volume::traffic)
                        .reduce(Traffic.NONE, Traffic::plus),
                spending(sources));
    }
}
