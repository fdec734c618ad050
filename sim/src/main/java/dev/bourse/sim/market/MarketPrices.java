package dev.bourse.sim.market;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Price;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the simulated market charges, week by week; the last week's prices are today's. */
final class MarketPrices {
    private static final BigDecimal CACHED = new BigDecimal("0.1");
    private static final List<Change> CHANGES =
            List.of(
                    new Change(2, MarketModel.ROOK_CODE, "0.8"),
                    new Change(3, MarketModel.FOLIO_LARGE, "0.9"),
                    new Change(5, MarketModel.DELTA_LARGE, "1.1"),
                    new Change(6, MarketModel.SONATA, "0.7"));

    private MarketPrices() {}

    /**
     * What a vendor charges for a model.
     *
     * @param week week of the market, from 0
     */
    static PriceList of(MarketVendor vendor, MarketModel model, int week) {
        BigDecimal factor = new BigDecimal(vendor.part());
        for (Change change : CHANGES) {
            if (change.model == model && week >= change.week) {
                factor = factor.multiply(new BigDecimal(change.factor));
            }
        }
        Map<PriceKey, Price> prices = new LinkedHashMap<>();
        BigDecimal prompt = new BigDecimal(model.prompt()).multiply(factor);
        prices.put(PriceKey.PROMPT, perMillion(prompt));
        prices.put(
                PriceKey.COMPLETION,
                perMillion(new BigDecimal(model.completion()).multiply(factor)));
        if (vendor.caches()) {
            prices.put(PriceKey.INPUT_CACHE_READ, perMillion(prompt.multiply(CACHED)));
        }
        return new PriceList(prices, BigDecimal.ZERO, List.of());
    }

    private static Price perMillion(BigDecimal dollars) {
        return Price.perMillion(dollars.toPlainString());
    }

    /** From that week on a model costs that many times what it did. */
    private record Change(int week, MarketModel model, String factor) {}
}
