package dev.bourse.gateway.market;

import dev.bourse.domain.market.Retention;

/**
 * Do those who come to a model stay?
 *
 * @param model its id
 */
public record RetentionQuestion(String model) implements Question<Retention> {
    @Override
    public Retention answer(Sources sources) {
        return Retention.of(sources.queries().visits(model));
    }
}
