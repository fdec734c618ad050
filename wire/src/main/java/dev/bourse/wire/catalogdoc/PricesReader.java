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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The {@code prices} of an endpoint in a catalogue document. */
final class PricesReader {
    private static final String UNITS = "per-unit";
    private static final String MILLIONS = "per-million";

    private PricesReader() {}

    static PriceList read(Entry endpoint) {
        if (endpoint.says("prices", "unknown")) {
            return PriceList.UNKNOWN;
        }
        if (endpoint.says("prices", "free")) {
            return PriceList.of(Price.FREE, Price.FREE);
        }
        return list(endpoint.object("prices").orElseThrow(() -> endpoint.missing("prices")));
    }

    private static PriceList list(Entry prices) {
        prices.allowOnly(Set.of(MILLIONS, UNITS, "discount", "overrides"));
        List<PriceOverride> overrides = new ArrayList<>();
        prices.parts("overrides").forEach(override -> overrides.add(override(override)));
        Map<PriceKey, Price> base = priced(prices);
        return prices.discounted("discount", part -> new PriceList(base, part, overrides));
    }

    private static PriceOverride override(Entry override) {
        override.allowOnly(Set.of("above-prompt-tokens", "utc", MILLIONS, UNITS));
        long above = override.count("above-prompt-tokens").orElse(-1L);
        return new PriceOverride(above, window(override), priced(override));
    }

    private static @Nullable UtcWindow window(Entry override) {
        return override.text("utc")
                .map(text -> UtcTimes.window(override, "utc", text))
                .orElse(null);
    }

    private static Map<PriceKey, Price> priced(Entry prices) {
        Map<PriceKey, Price> all = new EnumMap<>(PriceKey.class);
        prices.object(MILLIONS).ifPresent(part -> add(all, part, PricesReader::perMillion));
        prices.object(UNITS).ifPresent(part -> add(all, part, Price::new));
        return all;
    }

    private static void add(
            Map<PriceKey, Price> all, Entry part, Function<BigDecimal, Price> unit) {
        for (String field : part.fields().members().keySet()) {
            PriceKey key =
                    PriceKey.of(field).orElseThrow(() -> part.wrong(field, "is no known price"));
            Price price = part.price(field, unit).orElseThrow(() -> part.missing(field));
            PriceSanity.check(part, key, price);
            if (all.put(key, price) != null) {
                throw part.wrong(field, "is stated twice");
            }
        }
    }

    private static Price perMillion(BigDecimal dollars) {
        return new Price(dollars.movePointLeft(6));
    }
}
