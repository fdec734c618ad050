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
    private final Map<String, Alias> aliases;

    /** A catalogue without aliases but those of its families. */
    public Catalog(
            Collection<Model> models,
            Collection<Provider> providers,
            Collection<Endpoint> endpoints) {
        this(models, providers, endpoints, List.of());
    }

    /**
     * @param aliases aliases beside those of the families; what they name and nobody serves is
     *     passed over
     * @throws IllegalArgumentException when an id occurs twice, or an endpoint names a model or a
     *     provider that is not there
     */
    public Catalog(
            Collection<Model> models,
            Collection<Provider> providers,
            Collection<Endpoint> endpoints,
            Collection<Alias> aliases) {
        models.forEach(model -> unique(this.models.put(model.id(), model), model.id()));
        providers.forEach(one -> unique(this.providers.put(one.slug(), one), one.slug()));
        endpoints.forEach(this::check);
        requireDistinct(endpoints);
        this.endpoints = endpoints.stream().collect(Collectors.groupingBy(Endpoint::modelId));
        List<Model> served =
                models.stream().filter(one -> this.endpoints.containsKey(one.id())).toList();
        this.aliases = new Aliases(served, aliases).byId();
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

    /** All aliases, those of families in the order of the catalogue first. */
    public Collection<Alias> aliases() {
        return List.copyOf(aliases.values());
    }

    /** The alias of exactly that id. */
    public Optional<Alias> alias(String id) {
        return Optional.ofNullable(aliases.get(id));
    }

    /**
     * The model that an alias stands for: the newest that is still served; when all have expired,
     * the newest.
     *
     * @param nowSeconds the present, epoch seconds
     */
    public Model target(Alias alias, long nowSeconds) {
        List<Model> family = alias.models().stream().map(models::get).toList();
        return family.stream()
                .filter(model -> nowSeconds < model.expiresSeconds())
                .findFirst()
                .orElse(family.getFirst());
    }

    public Optional<Provider> provider(String slug) {
        return Optional.ofNullable(providers.get(slug));
    }

    /** The endpoints that serve a model; empty when there is no such model. */
    public List<Endpoint> endpoints(String modelId) {
        return endpoints.getOrDefault(modelId, List.of());
    }

    /** Up to three ids of models, or of aliases, that resemble an unknown one, nearest first. */
    public List<String> nearest(String id) {
        return new Nearest(id).among(Alias.isOne(id) ? aliases.keySet() : models.keySet());
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
