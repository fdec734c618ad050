package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builds a price list out of what foreign documents say. What they say and a price list cannot hold
 * makes that price unknown: an endpoint then takes no paid traffic, which is better than traffic at
 * a price that does not hold.
 */
final class PriceShape {
    private final Map<PriceKey, Price> base = new EnumMap<>(PriceKey.class);
    private final List<PriceOverride> overrides = new ArrayList<>();
    private final Set<PriceKey> unknown = EnumSet.noneOf(PriceKey.class);

    /** A price that holds under a condition. */
    record Conditional(Condition condition, Price price) {}

    void base(PriceKey key, Price price) {
        base.put(key, price);
    }

    void override(PriceOverride override) {
        overrides.add(override);
    }

    /** What holds for that price cannot be said here. */
    void unknown(PriceKey key) {
        unknown.add(key);
    }

    /**
     * A price that changes with the length of the prompt: of the conditionals that hold the last
     * one counts. The price is constant between the bounds of the conditions, so one override at
     * each bound, in ascending order, says the same.
     *
     * @param window when it holds; null for always
     */
    void byLength(
            PriceKey key, Price price, List<Conditional> conditionals, @Nullable UtcWindow window) {
        TreeSet<Long> bounds = new TreeSet<>(List.of(0L));
        conditionals.forEach(each -> each.condition().addBounds(bounds));
        for (long bound : bounds) {
            Price there = at(bound, price, conditionals);
            if (bound == 0 && window == null) {
                base(key, there);
            } else {
                override(new PriceOverride(bound - 1, window, Map.of(key, there)));
            }
        }
    }

    PriceList list(BigDecimal discount) {
        base.keySet().removeAll(unknown);
        List<PriceOverride> known = new ArrayList<>();
        for (PriceOverride override : overrides) {
            Map<PriceKey, Price> prices = new EnumMap<>(PriceKey.class);
            prices.putAll(override.prices());
            prices.keySet().removeAll(unknown);
            if (!prices.isEmpty()) {
                known.add(
                        new PriceOverride(override.abovePromptTokens(), override.window(), prices));
            }
        }
        return new PriceList(base, discount, known);
    }

    private static Price at(long promptTokens, Price price, List<Conditional> conditionals) {
        Price there = price;
        for (Conditional conditional : conditionals) {
            if (conditional.condition().holds(promptTokens)) {
                there = conditional.price();
            }
        }
        return there;
    }
}
