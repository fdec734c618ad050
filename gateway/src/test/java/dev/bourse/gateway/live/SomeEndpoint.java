package dev.bourse.gateway.live;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Endpoints for tests. */
final class SomeEndpoint {
    private SomeEndpoint() {}

    /** Of {@code a/model}, one dollar per million tokens, with or without a cache price. */
    static Endpoint at(String provider, @Nullable String cacheReadPerMillion) {
        return new Endpoint(
                "a/model@" + provider,
                "a/model",
                provider,
                provider,
                "model",
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                1_000,
                1_000,
                1_000,
                prices(cacheReadPerMillion),
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                Set.of(),
                DataPolicy.UNKNOWN,
                TrustTier.T0,
                true,
                false,
                null);
    }

    private static PriceList prices(@Nullable String cacheReadPerMillion) {
        Map<PriceKey, Price> prices = new HashMap<>();
        prices.put(PriceKey.PROMPT, Price.perMillion("1"));
        prices.put(PriceKey.COMPLETION, Price.perMillion("1"));
        if (cacheReadPerMillion != null) {
            prices.put(PriceKey.INPUT_CACHE_READ, Price.perMillion(cacheReadPerMillion));
        }
        return new PriceList(prices, BigDecimal.ZERO, List.of());
    }
}
