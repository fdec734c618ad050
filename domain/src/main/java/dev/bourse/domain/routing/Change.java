package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.UtcWindow;

import org.jspecify.annotations.Nullable;

/**
 * An override of a price list, made ready for comparing.
 *
 * @param above applies to prompts longer than this
 * @param window the time of day in which it applies; null for the whole day
 * @param tariff the replaced prices
 */
record Change(long above, @Nullable UtcWindow window, Tariff tariff) {
    private static final Change[] NONE = {};

    /** The overrides of a price list in order, discount included. */
    static Change[] of(PriceList prices) {
        return prices.overrides().isEmpty()
                ? NONE
                : prices.overrides().stream().map(one -> of(one, prices)).toArray(Change[]::new);
    }

    private static Change of(PriceOverride override, PriceList prices) {
        return new Change(
                override.abovePromptTokens(),
                override.window(),
                Tariff.of(override.prices(), prices.discount()));
    }

    boolean holds(long promptTokens, int utcMinute) {
        return promptTokens > above && (window == null || window.contains(utcMinute));
    }
}
