package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flat {@code pricing} object of OpenRouter's model list and of older provider documents (also
 * a list of such objects by {@code min_context}): USD per unit as text. A negative price stands for
 * one that varies and reads as unknown.
 */
final class FlatPricing {
    private static final String THRESHOLD = "min_prompt_tokens";
    private static final String OLD_THRESHOLD = "min_context";
    private static final String DAYS = "utc_days";

    /** Names that some providers use for a price. */
    private static final Map<PriceKey, String> ALIASES =
            Map.of(
                    PriceKey.INPUT_CACHE_READ, "input_cache_reads",
                    PriceKey.INPUT_CACHE_WRITE, "input_cache_writes");

    private final PriceShape shape = new PriceShape();

    private FlatPricing() {}

    /** Reads the {@code pricing} of an entry; unknown when it has none. */
    static PriceList read(Entry entry, BigDecimal discount) {
        FlatPricing pricing = new FlatPricing();
        if (entry.isList("pricing")) {
            entry.parts("pricing").forEach(pricing::addTier);
        } else {
            entry.object("pricing").ifPresent(pricing::addAll);
        }
        return pricing.shape.list(discount);
    }

    private void addAll(Entry pricing) {
        prices(pricing).forEach(shape::base);
        pricing.parts("overrides").forEach(override -> addOverride(override, THRESHOLD));
    }

    private void addTier(Entry tier) {
        if (tier.count(OLD_THRESHOLD).orElse(0L) == 0) {
            prices(tier).forEach(shape::base);
        } else {
            addOverride(tier, OLD_THRESHOLD);
        }
    }

    private void addOverride(Entry override, String threshold) {
        Map<PriceKey, Price> prices = prices(override);
        if (!override.texts(DAYS).isEmpty()) {
            prices.keySet().forEach(shape::unknown);
        } else if (!prices.isEmpty()) {
            long above = override.count(threshold).orElse(-1L);
            shape.override(new PriceOverride(above, window(override), prices));
        }
    }

    /** The window from {@code utc_start} to {@code utc_end}, HHMM numbers; null without them. */
    static @Nullable UtcWindow window(Entry entry) {
        Optional<Long> start = entry.count("utc_start");
        Optional<Long> end = entry.count("utc_end");
        if (start.isEmpty() && end.isEmpty()) {
            return null;
        }
        try {
            return UtcWindow.ofHhmm(
                    Math.toIntExact(start.orElseThrow(() -> entry.missing("utc_start"))),
                    Math.toIntExact(end.orElseThrow(() -> entry.missing("utc_end"))));
        } catch (IllegalArgumentException | ArithmeticException outside) {
            throw entry.wrong("utc_start", "and utc_end are no times of a day");
        }
    }

    private Map<PriceKey, Price> prices(Entry pricing) {
        Map<PriceKey, Price> prices = new EnumMap<>(PriceKey.class);
        for (PriceKey key : PriceKey.values()) {
            for (String name : names(key)) {
                if (pricing.amount(name).filter(amount -> amount.signum() < 0).isPresent()) {
                    shape.unknown(key);
                } else {
                    pricing.price(name, Price::new).ifPresent(price -> prices.put(key, price));
                }
            }
        }
        prices.forEach((key, price) -> PriceSanity.check(pricing, key, price));
        return prices;
    }

    private static List<String> names(PriceKey key) {
        String alias = ALIASES.get(key);
        return alias == null ? List.of(key.wireName()) : List.of(alias, key.wireName());
    }
}
