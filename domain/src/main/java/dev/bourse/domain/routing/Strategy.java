package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.ServiceTier;

/** How endpoints of equal standing are ordered. */
public enum Strategy {
    /** The first is drawn with weight 1/price^2, the rest follow by price. */
    LOTTERY(Position.PRICE),
    /** As {@code provider.order} says, then by price. */
    ORDER(Position.PRICE),
    PRICE(Position.PRICE),
    THROUGHPUT(Position.THROUGHPUT),
    LATENCY(Position.LATENCY),
    QUALITY(Position.QUALITY);

    private final Position position;

    Strategy(Position position) {
        this.position = position;
    }

    /** What it says about the place of an endpoint that nothing else moved. */
    Position position() {
        return position;
    }

    /**
     * The strategy for one model of a demand: an explicit sort, else the variant, else what the
     * service tier implies, else the lottery, which {@code provider.order} switches off.
     */
    static Strategy of(Demand demand, Variant variant, boolean flexExists) {
        Sort sort = demand.preference().sort();
        Strategy asked = sort == null ? of(variant) : of(sort.by());
        if (asked == LOTTERY) {
            asked = of(demand.tier(), flexExists);
        }
        return asked == LOTTERY && !demand.preference().order().isEmpty() ? ORDER : asked;
    }

    private static Strategy of(Sort.By by) {
        return switch (by) {
            case PRICE -> PRICE;
            case THROUGHPUT -> THROUGHPUT;
            case LATENCY -> LATENCY;
            case EXACTO -> QUALITY;
        };
    }

    private static Strategy of(Variant variant) {
        return switch (variant) {
            case NONE -> LOTTERY;
            case NITRO -> THROUGHPUT;
            case FLOOR -> PRICE;
            case EXACTO -> QUALITY;
        };
    }

    private static Strategy of(ServiceTier tier, boolean flexExists) {
        return switch (tier) {
            case DEFAULT -> LOTTERY;
            case FLEX -> flexExists ? PRICE : LOTTERY;
            case PRIORITY -> THROUGHPUT;
        };
    }
}
