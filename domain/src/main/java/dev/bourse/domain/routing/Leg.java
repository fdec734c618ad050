package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.TrustTier;

import org.jspecify.annotations.Nullable;

/**
 * One model of a demand on its way through a plan.
 *
 * @param offer the model and its endpoints
 * @param index its position among the known models of the demand
 * @param least the least trusted tier that may answer for it
 * @param strategy how its endpoints are ordered
 * @param pool the service tiers it draws from
 * @param weighsTools whether its endpoints are compared by how they call tools
 * @param sticky the endpoint that this session last used; null when that is not here, or switched
 *     off by {@code provider.order}
 */
record Leg(
        Offer offer,
        int index,
        int least,
        Strategy strategy,
        Pool pool,
        boolean weighsTools,
        @Nullable Listing sticky) {
    /**
     * @param place its position among all models of the demand
     */
    static Leg of(Offer offer, int index, Demand demand, int place) {
        Variant variant = demand.models().get(place).variant();
        Strategy strategy = Strategy.of(demand, variant, offer.flexExists());
        return new Leg(
                offer,
                index,
                Listing.trust(least(demand, place)),
                strategy,
                Pool.of(demand.tier(), variant, offer.flexExists()),
                weighsTools(strategy, demand),
                sticky(offer, demand));
    }

    private static TrustTier least(Demand demand, int place) {
        return demand.party().least(demand.preference().minTrust(), place == 0);
    }

    /** Where tools are offered and no other order was asked for, or quality was. */
    private static boolean weighsTools(Strategy strategy, Demand demand) {
        return strategy == Strategy.QUALITY
                || (strategy == Strategy.LOTTERY && demand.parameters().contains(Parameter.TOOLS));
    }

    private static @Nullable Listing sticky(Offer offer, Demand demand) {
        String id = demand.stickyTo();
        return id == null || !demand.preference().order().isEmpty() ? null : offer.listing(id);
    }
}
