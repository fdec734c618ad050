package dev.bourse.domain.catalog;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An immutable snapshot of everything that is offered. It knows private models and who is behind
 * stealth endpoints; whoever shows it to somebody shows a {@linkplain #shownTo part} of it.
 */
public final class Catalog {
    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Provider> providers = new LinkedHashMap<>();
    private final Map<String, List<Endpoint>> endpoints;
    private final Map<String, Alias> aliases;
    private final Collection<Alias> written;
    private final Catalog open;

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
        stealth(endpoints);
        endpoints.forEach(this::check);
        requireDistinct(endpoints);
        this.endpoints = endpoints.stream().collect(Collectors.groupingBy(Endpoint::modelId));
        List<Model> served =
                models.stream().filter(one -> this.endpoints.containsKey(one.id())).toList();
        this.aliases = new Aliases(served, aliases).byId();
        written = List.copyOf(aliases);
        open = hidesNothing() ? this : part(Audience::isOpen);
    }

    /** What everybody may see: no private models, and nothing of who is behind stealth ones. */
    public Catalog open() {
        return open;
    }

    /**
     * What that one may see.
     *
     * @param viewer null for somebody without a key
     */
    public Catalog shownTo(@Nullable Viewer viewer) {
        boolean more =
                viewer != null
                        && models.values().stream()
                                .map(Model::audience)
                                .anyMatch(one -> !one.isOpen() && one.admits(viewer));
        return more ? part(audience -> audience.admits(viewer)) : open;
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

    /**
     * The model of exactly that id, if that one may know it.
     *
     * @param viewer null for somebody without a key
     */
    public Optional<Model> model(String id, @Nullable Viewer viewer) {
        return model(id).filter(model -> model.audience().admits(viewer));
    }

    /** The same as {@link #nearest(String)} among what that one may know. */
    public List<String> nearest(String id, @Nullable Viewer viewer) {
        return new Nearest(id).among(Alias.isOne(id) ? aliases(viewer) : models(viewer));
    }

    private List<String> models(@Nullable Viewer viewer) {
        return models.values().stream()
                .filter(model -> model.audience().admits(viewer))
                .map(Model::id)
                .toList();
    }

    /** Those that stand for any model that one may know. */
    private List<String> aliases(@Nullable Viewer viewer) {
        return aliases.values().stream()
                .filter(it -> it.models().stream().anyMatch(id -> model(id, viewer).isPresent()))
                .map(Alias::id)
                .toList();
    }

    /** Up to three ids of models, or of aliases, that resemble an unknown one, nearest first. */
    public List<String> nearest(String id) {
        return new Nearest(id).among(Alias.isOne(id) ? aliases.keySet() : models.keySet());
    }

    /** One provider stands for all that hide; it is simulated as soon as one of them is. */
    private void stealth(Collection<Endpoint> all) {
        List<Endpoint> hiding = all.stream().filter(Endpoint::isStealth).toList();
        if (!hiding.isEmpty()) {
            boolean simulated = hiding.stream().map(Endpoint::operator).anyMatch(this::isSimulated);
            providers.putIfAbsent(Stealth.SLUG, Stealth.provider(simulated));
        }
    }

    private boolean isSimulated(String slug) {
        return provider(slug).map(Provider::simulated).orElse(false);
    }

    private boolean hidesNothing() {
        return models.values().stream().allMatch(model -> model.audience().isOpen())
                && all().allMatch(endpoint -> endpoint.runBy() == null);
    }

    /** A provider is left out when all that it serves is hidden. */
    private Catalog part(Predicate<Audience> visible) {
        List<Model> shown =
                models.values().stream().filter(one -> visible.test(one.audience())).toList();
        List<Endpoint> offered =
                shown.stream()
                        .flatMap(model -> endpoints(model.id()).stream())
                        .map(Endpoint::disguised)
                        .toList();
        Set<String> hidden =
                all().flatMap(one -> Stream.of(one.provider(), one.operator()))
                        .collect(Collectors.toSet());
        offered.stream().map(Endpoint::provider).forEach(hidden::remove);
        return new Catalog(
                shown,
                providers.values().stream().filter(one -> !hidden.contains(one.slug())).toList(),
                offered,
                written);
    }

    private Stream<Endpoint> all() {
        return endpoints.values().stream().flatMap(List::stream);
    }

    private void check(Endpoint endpoint) {
        if (!models.containsKey(endpoint.modelId())
                || !providers.containsKey(endpoint.provider())
                || !providers.containsKey(endpoint.operator())) {
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
