package dev.bourse.gateway.market;

import dev.bourse.domain.fact.PriceListed;

import java.util.List;

/**
 * What was listed for a model, oldest first?
 *
 * @param model its id
 */
public record PriceHistoryQuestion(String model) implements Question<List<PriceListed>> {
    @Override
    public List<PriceListed> answer(Sources sources) {
        return sources.queries().notebook().prices(model);
    }
}
