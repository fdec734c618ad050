package dev.bourse.domain.routing;

import org.jspecify.annotations.Nullable;

/**
 * One model of a demand on its way through a plan.
 *
 * @param offer the model and its endpoints
 * @param index its position among the known models of the demand
 * @param strategy how its endpoints are ordered
 * @param pool the service tiers it draws from
 * @param sticky the endpoint that this session last used; null when that is not here, or switched
 *     off by {@code provider.order}
 */
record Leg(Offer offer, int index, Strategy strategy, Pool pool, @Nullable Listing sticky) {
    static Leg of(Offer offer, int index, Demand demand, Variant variant) {
        return new Leg(
                offer,
                index,
                Strategy.of(demand, variant, offer.flexExists()),
                Pool.of(demand.tier(), variant, offer.flexExists()),
                sticky(offer, demand));
    }

    private static @Nullable Listing sticky(Offer offer, Demand demand) {
        String id = demand.stickyTo();
        return id == null || !demand.preference().order().isEmpty() ? null : offer.listing(id);
    }
}
