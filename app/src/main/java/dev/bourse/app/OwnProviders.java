package dev.bourse.app;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Providers that no catalogue knows: {@code OLLAMA_HOST}, and any {@code <NAME>_API_KEY} with a
 * {@code <NAME>_BASE_URL}. What they serve is asked of themselves ({@code GET /models}). Local
 * models are free; what another provider charges is unknown until a catalogue file says so, and
 * until then its models are listed but serve nobody who pays.
 */
final class OwnProviders {
    private static final String KEY = "_API_KEY";
    private static final String BASE = "_BASE_URL";
    private static final String OLLAMA = "OLLAMA_HOST";
    private static final int OLLAMA_PORT = 11_434;
    private static final long ASSUMED_CONTEXT = 32_768;

    private final Map<String, String> environment;
    private final BiFunction<String, String, Optional<JsonObject>> list;
    private final Consumer<String> warn;

    /**
     * @param list asks a base URL with a key for its models; empty when it does not answer
     * @param warn told what could not be used, and why
     */
    OwnProviders(
            Map<String, String> environment,
            BiFunction<String, String, Optional<JsonObject>> list,
            Consumer<String> warn) {
        this.environment = environment;
        this.list = list;
        this.warn = warn;
    }

    /** What they serve, besides the providers that are known. */
    Inventory discover(Set<String> knownCredentials) {
        Inventory found = Inventory.NOTHING;
        for (String name : named(knownCredentials)) {
            String slug = name.toLowerCase(Locale.ROOT).replace('_', '-');
            String key = environment.getOrDefault(name + KEY, "");
            found =
                    found.with(
                            ask(
                                    slug,
                                    base(environment.getOrDefault(name + BASE, "")),
                                    key,
                                    PriceList.UNKNOWN));
        }
        String host = environment.getOrDefault(OLLAMA, "");
        return host.isBlank() ? found : found.with(ask("ollama", ollama(host), "", free()));
    }

    private List<String> named(Set<String> knownCredentials) {
        return new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> name.endsWith(KEY) && !knownCredentials.contains(name))
                        .map(name -> name.substring(0, name.length() - KEY.length()))
                        .filter(name -> !environment.getOrDefault(name + BASE, "").isBlank())
                        .filter(name -> !name.equals("BOURSE"))
                        .toList();
    }

    private Inventory ask(String slug, String baseUrl, String key, PriceList prices) {
        Optional<JsonObject> answer = list.apply(baseUrl, key);
        if (answer.isEmpty()) {
            warn.accept(slug + " does not list its models at " + baseUrl + "/models");
            return Inventory.NOTHING;
        }
        if (!prices.isKnown()) {
            warn.accept(
                    "what "
                            + slug
                            + " charges is not known: name its prices in a catalogue file"
                            + " (--set catalog=FILE) to serve its models");
        }
        return inventory(slug, baseUrl, key, answer.get().items("data"), prices);
    }

    private static Inventory inventory(
            String slug, String baseUrl, String key, List<JsonValue> listed, PriceList prices) {
        List<Model> models = new ArrayList<>();
        List<Endpoint> endpoints = new ArrayList<>();
        for (JsonValue one : listed) {
            one.asObject()
                    .flatMap(object -> object.text("id"))
                    .filter(id -> !id.isBlank())
                    .ifPresent(id -> {
                        Model model = model(slug, id);
                        models.add(model);
                        endpoints.add(endpoint(slug, model, id, prices));
                    });
        }
        Map<String, String> keys = new HashMap<>();
        if (!key.isBlank()) {
            keys.put(slug, key);
        }
        return new Inventory(models, List.of(provider(slug, baseUrl)), endpoints, keys);
    }

    private static Provider provider(String slug, String baseUrl) {
        return new Provider(
                slug,
                slug,
                baseUrl,
                Dialect.OPENAI,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                DataPolicy.UNKNOWN,
                false);
    }

    private static Model model(String slug, String upstream) {
        String id = slug + "/" + upstream.replace('/', '-');
        return new Model(
                id,
                id,
                upstream + " at " + slug,
                "Listed by " + slug + " itself; nothing else is known about it.",
                0,
                ASSUMED_CONTEXT,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                "Other",
                EnumSet.allOf(Parameter.class),
                null,
                null,
                null,
                false);
    }

    private static Endpoint endpoint(String slug, Model model, String upstream, PriceList prices) {
        return new Endpoint(
                model.id() + "@" + slug,
                model.id(),
                slug,
                slug,
                upstream,
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                ASSUMED_CONTEXT,
                ASSUMED_CONTEXT,
                ASSUMED_CONTEXT,
                prices,
                model.inputs(),
                model.outputs(),
                model.parameters(),
                DataPolicy.UNKNOWN,
                TrustTier.T0,
                false,
                false,
                null);
    }

    private static PriceList free() {
        return PriceList.of(Price.FREE, Price.FREE);
    }

    private static String base(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** {@code OLLAMA_HOST} may be a host, a host with a port, or a URL. */
    private static String ollama(String host) {
        String url = host.contains("://") ? base(host) : "http://" + host;
        boolean hasPort = url.substring(url.indexOf("://") + 3).contains(":");
        return url + (hasPort ? "" : ":" + OLLAMA_PORT) + "/v1";
    }
}
