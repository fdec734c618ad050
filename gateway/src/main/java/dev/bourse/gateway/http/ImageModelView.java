package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is told otherwise of models that draw (openrouter.md 1.8): parameters with their types, and
 * prices by what is billed. Of parameters only those are told that are known to be understood.
 */
final class ImageModelView {
    private static final int MOST_IMAGES = 10;

    private ImageModelView() {}

    static Map<String, @Nullable Object> of(ModelFacts facts) {
        Map<String, @Nullable Object> view = ModelView.of(facts.model(), facts);
        view.put("supported_parameters", parameters(facts.model().parameters()));
        return view;
    }

    /**
     * Puts it in the place of what other endpoints have.
     *
     * @param utcMinute minute of the UTC day whose prices are told
     */
    static void put(Map<String, @Nullable Object> view, Endpoint endpoint, int utcMinute) {
        view.put("pricing", pricing(endpoint.prices(), utcMinute));
        view.put("supported_parameters", parameters(endpoint.parameters()));
    }

    private static Map<String, Object> parameters(Set<Parameter> known) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("n", range(1, MOST_IMAGES));
        if (known.contains(Parameter.SEED)) {
            parameters.put("seed", range(Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        return parameters;
    }

    private static Map<String, Object> range(long min, long max) {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("type", "range");
        range.put("min", min);
        range.put("max", max);
        return range;
    }

    /** What is drawn is billed as other tokens where its own have no price. */
    private static List<Map<String, Object>> pricing(PriceList prices, int utcMinute) {
        boolean apart = prices.base().containsKey(PriceKey.IMAGE_OUTPUT);
        PriceKey drawn = apart ? PriceKey.IMAGE_OUTPUT : PriceKey.COMPLETION;
        return Stream.of(
                        billed(
                                "output_image",
                                "image",
                                prices.at(PriceKey.OUTPUT_IMAGE, 0, utcMinute)),
                        billed("output_image", "token", prices.at(drawn, 0, utcMinute)),
                        billed(
                                "input_image",
                                "token",
                                prices.at(PriceKey.IMAGE_TOKEN, 0, utcMinute)),
                        billed("input_text", "token", prices.at(PriceKey.PROMPT, 0, utcMinute)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Map<String, Object>> billed(
            String billable, String unit, Optional<Price> price) {
        return price.map(usd -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("billable", billable);
            entry.put("unit", unit);
            entry.put("cost_usd", usd.toString());
            return entry;
        });
    }
}
