package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The answer to {@code GET /v1/models}: the OpenAI list, with prices in USD per token. */
final class ModelList {
    private ModelList() {}

    static Map<String, Object> of(SimulatedProfile profile) {
        List<Map<String, Object>> models =
                profile.models().stream().map(model -> entry(profile, model)).toList();
        return Map.of("object", "list", "data", models);
    }

    private static Map<String, Object> entry(SimulatedProfile profile, SimulatedModel model) {
        return Map.of(
                "id", model.name(),
                "object", "model",
                "created", 0,
                "owned_by", profile.slug(),
                "context_length", model.contextLength(),
                "pricing", prices(model.prices()));
    }

    private static Map<String, Object> prices(PriceList prices) {
        Map<String, Object> pricing = new TreeMap<>();
        for (Map.Entry<PriceKey, ?> price : prices.base().entrySet()) {
            pricing.put(price.getKey().wireName(), price.getValue().toString());
        }
        return pricing;
    }
}
