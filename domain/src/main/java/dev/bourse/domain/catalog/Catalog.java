package dev.bourse.domain.catalog;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An immutable snapshot of everything that is offered. */
public final class Catalog {
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, List<Endpoint>> endpoints;

    /**
     * @throws IllegalArgumentException when an id occurs twice, or an endpoint names a model or a
     *     provider that is not there
     */
    public Catalog(
            Collection<Model> models,
            Collection<Provider> providers,
            Collection<Endpoint> endpoints) {
        models.forEach(model -> unique(this.models.put(model.id(), model), model.id()));
        providers.forEach(one -> unique(this.providers.put(one.slug(), one), one.slug()));
        endpoints.forEach(this::check);
        requireDistinct(endpoints);
        this.endpoints = endpoints.stream().collect(Collectors.groupingBy(Endpoint::modelId));
    }

    /** All models, in the order of the catalogue. */
    public Collection<Model> models() {
        return List.copyOf(models.values());
    }

    public Collection<Provider> providers() {
        return List.copyOf(providers.values());
    }

    /** The model of exactly that id. */
    public Optional<Model> model(String id) {
        return Optional.ofNullable(models.get(id));
    }

    public Optional<Provider> provider(String slug) {
        return Optional.ofNullable(providers.get(slug));
    }

    /** The endpoints that serve a model; empty when there is no such model. */
    public List<Endpoint> endpoints(String modelId) {
        return endpoints.getOrDefault(modelId, List.of());
    }

    /** Up to three ids of models that resemble an unknown one, nearest first. */
    public List<String> nearest(String id) {
        return new Nearest(id).among(models.keySet());
    }

    private void check(Endpoint endpoint) {
        if (!models.containsKey(endpoint.modelId())
                || !providers.containsKey(endpoint.provider())) {
            throw new IllegalArgumentException(
                    "endpoint '" + endpoint.id() + "' has no model or no provider");
        }
    }

    private static void requireDistinct(Collection<Endpoint> endpoints) {
        Map<String, Endpoint> seen = new LinkedHashMap<>();
        endpoints.forEach(endpoint -> unique(seen.put(endpoint.id(), endpoint), endpoint.id()));
    }

    private static void unique(@Nullable Object before, String id) {
        if (before != null) {
            throw new IllegalArgumentException("'" + id + "' is in the catalogue twice");
        }
    }
}
