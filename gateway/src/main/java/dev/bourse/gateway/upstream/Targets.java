package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The targets of all endpoints of a catalogue. */
public final class Targets {
    private final Map<String, Target> byEndpoint;

    private Targets(Map<String, Target> byEndpoint) {
        this.byEndpoint = Map.copyOf(byEndpoint);
    }

    /** Resolves every endpoint's URL once; {@code reach} knows how each provider is reached. */
    public static Targets of(Catalog catalog, Function<Provider, Reach> reach) {
        List<Endpoint> endpoints =
                catalog.models().stream()
                        .flatMap(model -> catalog.endpoints(model.id()).stream())
                        .toList();
        return of(endpoints, slug -> catalog.provider(slug).orElseThrow(), reach);
    }

    /** The same for some endpoints; {@code provider} knows each provider by its slug. */
    public static Targets of(
            Collection<Endpoint> endpoints,
            Function<String, Provider> provider,
            Function<Provider, Reach> reach) {
        Map<String, Target> targets = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            Provider who = provider.apply(endpoint.operator());
            String name = provider.apply(endpoint.provider()).name();
            targets.put(endpoint.id(), Target.chat(endpoint, who, name, reach.apply(who)));
        }
        return new Targets(targets);
    }

    /** These and others, which win. */
    Targets with(Targets others) {
        Map<String, Target> both = new HashMap<>(byEndpoint);
        both.putAll(others.byEndpoint);
        return new Targets(both);
    }

    /** What people know an endpoint's provider by; its slug when it has left meanwhile. */
    public String providerName(Endpoint endpoint) {
        Target target = byEndpoint.get(endpoint.id());
        return target == null ? endpoint.provider() : target.providerName();
    }

    /** The target of an endpoint of that catalogue. */
    public Target of(Endpoint endpoint) {
        return Optional.ofNullable(byEndpoint.get(endpoint.id())).orElseThrow();
    }
}
