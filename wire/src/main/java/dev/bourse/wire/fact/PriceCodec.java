package dev.bourse.wire.fact;

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
import java.util.TreeMap;

/** The stored form of a price list; decimals are text, so none is rounded. */
record PriceCodec(FactWriter out) {
    void write(PriceList prices) {
        out.object(Name.PRICES);
        prices(prices.base());
        out.text(Name.DISCOUNT, prices.discount().toString());
        out.list(Name.OVERRIDES, prices.overrides(), this::override);
        out.end();
    }

    static PriceList prices(Fields in) {
        return chargeable(
                base(in),
                new BigDecimal(in.text(Name.DISCOUNT)),
                in.objects(Name.OVERRIDES).stream().map(PriceCodec::override).toList());
    }

    /** By a stored list that is refused today nothing can be charged: its prices are unknown. */
    private static PriceList chargeable(
            Map<PriceKey, Price> base, BigDecimal discount, List<PriceOverride> overrides) {
        try {
            return new PriceList(base, discount, overrides);
        } catch (IllegalArgumentException unfit) {
            return PriceList.UNKNOWN;
        }
    }

    private void prices(Map<PriceKey, Price> prices) {
        out.list(Name.PRICES, new TreeMap<>(prices).entrySet(), this::price);
    }

    private void price(Map.Entry<PriceKey, Price> price) {
        out.word(Name.KIND, price.getKey());
        out.text(Name.AMOUNT, price.getValue().toString());
    }

    private static Map<PriceKey, Price> base(Fields in) {
        Map<PriceKey, Price> prices = new EnumMap<>(PriceKey.class);
        in.objects(Name.PRICES)
                .forEach(one ->
                        prices.put(
                                one.word(PriceKey.class, Name.KIND),
                                Price.parse(one.text(Name.AMOUNT))));
        return prices;
    }

    private void override(PriceOverride override) {
        out.number(Name.ABOVE, override.abovePromptTokens());
        UtcWindow window = override.window();
        if (window != null) {
            out.number(Name.FROM_MINUTE, window.startMinute());
            out.number(Name.TO_MINUTE, window.endMinute());
        }
        prices(override.prices());
    }

    private static PriceOverride override(Fields in) {
        return new PriceOverride(in.number(Name.ABOVE), window(in), base(in));
    }

    private static @Nullable UtcWindow window(Fields in) {
        return in.has(Name.FROM_MINUTE)
                ? new UtcWindow(in.smallNumber(Name.FROM_MINUTE), in.smallNumber(Name.TO_MINUTE))
                : null;
    }
}
