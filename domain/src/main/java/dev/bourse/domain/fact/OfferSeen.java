package dev.bourse.domain.fact;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;

/**
 * A provider's document offers this: the whole of it from now on.
 *
 * @param atMicros when it was read
 * @param model the model, as the provider describes it
 * @param endpoint how the provider serves it, at its prices, discount included
 * @param ready false while the provider wants it hidden
 * @param deprecatedAtMicros when it disappears, epoch microseconds; 0 when it stays
 */
public record OfferSeen(
        long atMicros, Model model, Endpoint endpoint, boolean ready, long deprecatedAtMicros)
        implements ListingFact {
    public OfferSeen {
        if (!endpoint.modelId().equals(model.id())) {
            throw new IllegalArgumentException(endpoint.id() + " does not serve " + model.id());
        }
        if (deprecatedAtMicros < 0) {
            throw new IllegalArgumentException("a time is not negative: " + deprecatedAtMicros);
        }
    }

    /** Who really offers it, also where the endpoint hides that. */
    @Override
    public String provider() {
        return endpoint.operator();
    }

    /** Whether another reading of the document says the same, whenever that was. */
    public boolean saysTheSameAs(OfferSeen other) {
        return ready == other.ready
                && deprecatedAtMicros == other.deprecatedAtMicros
                && endpoint.equals(other.endpoint)
                && model.equals(other.model);
    }

    /** Whether it disappears at some time. */
    public boolean ends() {
        return deprecatedAtMicros > 0;
    }

    /** Whether it is known what it costs. */
    public boolean isPriced() {
        return endpoint.prices().isKnownFor(endpoint.outputs());
    }
}
