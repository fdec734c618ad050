package dev.bourse.sim.provider;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Price;
import dev.bourse.sim.provider.SimulatedProfile.Capacity;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A simulated provider that no catalogue knows. It offers itself by a document at {@code GET
 * /v1/models}, in the format by which providers offer themselves to exchanges (openrouter.md 5.6),
 * so that listing one can be tried.
 */
public final class Newcomer {
    /** Its routable name. */
    public static final String SLUG = "sim-newcomer";

    private static final long CONTEXT = 32_000;
    private static final int COMPLETION = 4_096;

    private Newcomer() {}

    /** Starts it on a free port. */
    public static Future<SimulatedProvider> start(Vertx vertx, Simulation simulation) {
        return SimulatedProvider.start(vertx, profile(), simulation, 0)
                .onSuccess(provider -> provider.offering().set(document(provider.profile())));
    }

    /** The document that describes what a profile serves. */
    public static String document(SimulatedProfile profile) {
        return Json.text(
                JsonValue.of(
                        Map.of("data", profile.models().stream().map(Newcomer::entry).toList())));
    }

    private static SimulatedProfile profile() {
        return new SimulatedProfile(
                SLUG,
                "Sim Newcomer (simulated)",
                List.of(
                        model("newcomer-large", "0.8", "3.2"),
                        model("newcomer-small", "0.1", "0.4")),
                new Capacity(256, 0),
                4,
                true);
    }

    private static SimulatedModel model(String name, String prompt, String completion) {
        return new SimulatedModel(
                name,
                PriceList.of(Price.perMillion(prompt), Price.perMillion(completion)),
                CONTEXT,
                COMPLETION,
                new Latency(120, 500),
                new Latency(8, 25));
    }

    private static Map<String, Object> entry(SimulatedModel model) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("schema_version", "2.4");
        entry.put("id", model.name());
        entry.put("name", title(model.name()) + " (simulated)");
        entry.put("description", "Made-up words, real HTTP.");
        entry.put("quantization", "fp8");
        entry.put("openrouter", Map.of("slug", "sim/" + model.name()));
        entry.put("input_modalities", List.of(input(model)));
        entry.put("output_modalities", List.of(output(model)));
        entry.put("compliance", Map.of("zdr", false));
        return entry;
    }

    private static Map<String, Object> input(SimulatedModel model) {
        Map<String, Object> text = new TreeMap<>();
        text.put("type", "text");
        text.put(
                "supported_inputs",
                Map.of("max_context_length", Map.of("value", model.contextLength())));
        text.put("pricing", List.of(price("prompt", model.prices(), PriceKey.PROMPT)));
        return text;
    }

    private static Map<String, Object> output(SimulatedModel model) {
        Map<String, Object> text = new TreeMap<>();
        text.put("type", "text");
        text.put("max_length", Map.of("value", model.maxCompletionTokens()));
        Map<String, Object> supported = new TreeMap<>();
        supported.put("max_tokens", Map.of("type", "integer", "max", model.maxCompletionTokens()));
        List.of("temperature", "seed", "tools", "tool_choice")
                .forEach(name -> supported.put(name, Map.of("type", "unknown")));
        text.put("supported_parameters", supported);
        text.put("pricing", List.of(price("completion", model.prices(), PriceKey.COMPLETION)));
        return text;
    }

    private static Map<String, Object> price(String type, PriceList prices, PriceKey key) {
        Map<String, Object> price = new TreeMap<>();
        price.put("type", type);
        price.put("unit", "token");
        price.put("cost_usd", prices.base().getOrDefault(key, Price.FREE).toString());
        return price;
    }

    /** {@code Newcomer Large} of {@code newcomer-large}. */
    private static String title(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
