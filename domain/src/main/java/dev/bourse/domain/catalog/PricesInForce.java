package dev.bourse.domain.catalog;

import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/** The prices of a list under the overrides that hold, discount included. */
public final class PricesInForce {
    private final Map<PriceKey, Price> charged = new EnumMap<>(PriceKey.class);
    private final Map<PriceKey, Price> highest = new EnumMap<>(PriceKey.class);

    PricesInForce(PriceList list, long promptTokens, int utcMinute) {
        for (PriceKey key : PriceKey.values()) {
            list.at(key, promptTokens, utcMinute).ifPresent(price -> charged.put(key, price));
            list.highest(key, promptTokens, utcMinute).ifPresent(price -> highest.put(key, price));
        }
    }

    /** The price that is charged; null when unknown. */
    public @Nullable Price at(PriceKey key) {
        return charged.get(key);
    }

    /** The highest price that this prompt or a shorter one can meet; null when none is known. */
    public @Nullable Price highest(PriceKey key) {
        return highest.get(key);
    }
}
