package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.unit.Price;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes the {@code prices} of an endpoint as {@link PricesReader} reads them. */
final class PricesWriter {
    private static final int MINUTES = 60;
    private static final int HOURS = 24;

    private PricesWriter() {}

    static Object prices(PriceList prices) {
        if (prices.base().isEmpty() && prices.overrides().isEmpty()) {
            return "unknown";
        }
        Map<String, Object> entry = priced(prices.base());
        if (prices.discount().signum() != 0) {
            entry.put("discount", prices.discount());
        }
        if (!prices.overrides().isEmpty()) {
            entry.put("overrides", prices.overrides().stream().map(PricesWriter::price).toList());
        }
        return entry;
    }

    private static Map<String, Object> price(PriceOverride override) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (override.abovePromptTokens() >= 0) {
            entry.put("above-prompt-tokens", override.abovePromptTokens());
        }
        UtcWindow window = override.window();
        if (window != null) {
            entry.put("utc", time(window.startMinute()) + "-" + time(window.endMinute()));
        }
        entry.putAll(priced(override.prices()));
        return entry;
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / MINUTES % HOURS, minute % MINUTES);
    }

    private static Map<String, Object> priced(Map<PriceKey, Price> prices) {
        Map<String, BigDecimal> perMillion = new LinkedHashMap<>();
        Map<String, BigDecimal> perUnit = new LinkedHashMap<>();
        new TreeMap<>(prices)
                .forEach((key, price) -> {
                    if (PriceSanity.isPerToken(key)) {
                        perMillion.put(key.wireName(), price.dollars().movePointRight(6));
                    } else {
                        perUnit.put(key.wireName(), price.dollars());
                    }
                });
        Map<String, Object> entry = new LinkedHashMap<>();
        if (!perMillion.isEmpty()) {
            entry.put("per-million", perMillion);
        }
        if (!perUnit.isEmpty()) {
            entry.put("per-unit", perUnit);
        }
        return entry;
    }
}
