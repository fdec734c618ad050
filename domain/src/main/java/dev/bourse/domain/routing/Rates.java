package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;

/**
 * A price list made ready for comparing: everything that does not depend on the request is done.
 */
final class Rates {
    private final boolean known;
    private final Tariff base;
    private final Change[] changes;

    Rates(PriceList prices) {
        known = prices.isKnown();
        base = Tariff.of(prices.base(), prices.discount());
        changes =
                prices.overrides().stream()
                        .map(one -> new Change(one, Tariff.of(one.prices(), prices.discount())))
                        .toArray(Change[]::new);
    }

    /** Whether text can be billed. */
    boolean known() {
        return known;
    }

    /** The prices for a prompt of that length at that minute of the UTC day; the last one wins. */
    Tariff at(long promptTokens, int utcMinute) {
        Tariff tariff = base;
        for (Change change : changes) {
            if (change.condition.holds(promptTokens, utcMinute)) {
                tariff = change.tariff.orElse(tariff);
            }
        }
        return tariff;
    }

    private record Change(PriceOverride condition, Tariff tariff) {}
}
