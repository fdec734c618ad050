package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The targets of all endpoints of a catalogue. */
public final class Targets {
    private final Map<String, Target> byEndpoint;

    private Targets(Map<String, Target> byEndpoint) {
        this.byEndpoint = Map.copyOf(byEndpoint);
    }

    /** Resolves every endpoint's URL once; {@code credentials} knows each provider's API key. */
    public static Targets of(Catalog catalog, Function<Provider, Optional<String>> credentials) {
        Map<String, Target> targets = new HashMap<>();
        for (Model model : catalog.models()) {
            for (Endpoint endpoint : catalog.endpoints(model.id())) {
                Provider provider = catalog.provider(endpoint.operator()).orElseThrow();
                String name = catalog.provider(endpoint.provider()).orElseThrow().name();
                String key = credentials.apply(provider).orElse(null);
                targets.put(endpoint.id(), Target.chat(endpoint, provider, name, key));
            }
        }
        return new Targets(targets);
    }

    /** The target of an endpoint of that catalogue. */
    public Target of(Endpoint endpoint) {
        return Optional.ofNullable(byEndpoint.get(endpoint.id())).orElseThrow();
    }
}
