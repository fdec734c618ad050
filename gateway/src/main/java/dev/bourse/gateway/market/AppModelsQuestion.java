package dev.bourse.gateway.market;

import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.store.MarketQueries.Volume;

import java.util.HashMap;
import java.util.Map;

/**
 * Which app uses which model how much?
 *
 * @param from first day, epoch microseconds
 * @param until the day after the last
 */
public record AppModelsQuestion(long from, long until) implements Question<AppModelsQuestion.Uses> {
    /**
     * Traffic both ways.
     *
     * @param byApp of models by app
     * @param byModel of apps by model
     */
    public record Uses(
            Map<String, Map<String, Traffic>> byApp, Map<String, Map<String, Traffic>> byModel) {}

    @Override
    public Uses answer(Sources sources) {
        AppBook.Book book = AppBook.BOOK.answer(sources);
        Uses uses = new Uses(new HashMap<>(), new HashMap<>());
        for (Volume one :
                sources.queries().volumes(Group.APP, Facet.MODEL, Grain.DAY, from, until)) {
            String model = one.series().slice().value();
            book.resolve(one.series().subject())
                    .ifPresent(app -> {
                        uses.byApp()
                                .computeIfAbsent(app, _ -> new HashMap<>())
                                .merge(model, one.traffic(), Traffic::plus);
                        uses.byModel()
                                .computeIfAbsent(model, _ -> new HashMap<>())
                                .merge(app, one.traffic(), Traffic::plus);
                    });
        }
        return uses;
    }
}
