package dev.bourse.domain.routing;

/**
 * One model of a demand on its way through a plan.
 *
 * @param offer the model and its endpoints
 * @param index its position among the known models of the demand
 * @param strategy how its endpoints are ordered
 * @param pool the service tiers it draws from
 */
record Leg(Offer offer, int index, Strategy strategy, Pool pool) {
    static Leg of(Offer offer, int index, Demand demand, Variant variant) {
        return new Leg(
                offer,
                index,
                Strategy.of(demand, variant, offer.flexExists()),
                Pool.of(demand.tier(), variant, offer.flexExists()));
    }
}
