package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;

/** An override of a price list, made ready for comparing. */
record Change(PriceOverride condition, Tariff tariff) {
    private static final Change[] NONE = {};

    /** The overrides of a price list in order, discount included. */
    static Change[] of(PriceList prices) {
        return prices.overrides().isEmpty()
                ? NONE
                : prices.overrides().stream()
                        .map(one -> new Change(one, Tariff.of(one.prices(), prices.discount())))
                        .toArray(Change[]::new);
    }
}
