package dev.bourse.gateway.market;

import dev.bourse.domain.market.PriceChange;

import java.util.List;

/**
 * Which list prices changed, latest first?
 *
 * @param from since when, epoch microseconds
 */
public record PriceChangesQuestion(long from) implements Question<List<PriceChange>> {
    @Override
    public List<PriceChange> answer(Sources sources) {
        return PriceChange.in(sources.queries().notebook().pricesSince(0)).stream()
                .filter(change -> change.after().atMicros() >= from)
                .toList()
                .reversed();
    }
}
