package dev.bourse.app;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.wire.catalogdoc.CatalogParts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this exchange can serve: the models and endpoints of the providers it has access to.
 *
 * @param models models with at least one endpoint
 * @param providers providers with at least one endpoint
 * @param endpoints endpoints that can be called
 * @param credentials API keys by provider slug; a provider without one needs none
 * @param aliases names for the newest of some models, beside those of families
 */
public record Inventory(
        List<Model> models,
        List<Provider> providers,
        List<Endpoint> endpoints,
        Map<String, String> credentials,
        List<Alias> aliases) {
    /** Nothing to serve. */
    static final Inventory NOTHING = new Inventory(List.of(), List.of(), List.of(), Map.of());

    /** Without aliases of its own. */
    public Inventory(
            List<Model> models,
            List<Provider> providers,
            List<Endpoint> endpoints,
            Map<String, String> credentials) {
        this(models, providers, endpoints, credentials, List.of());
    }

    public Inventory {
        models = List.copyOf(models);
        providers = List.copyOf(providers);
        endpoints = List.copyOf(endpoints);
        credentials = Map.copyOf(credentials);
        aliases = List.copyOf(aliases);
    }

    /** What a catalogue lists, with access to none of it. */
    static Inventory of(CatalogParts parts) {
        return new Inventory(
                parts.models(), parts.providers(), parts.endpoints(), Map.of(), parts.aliases());
    }

    /** The catalogue of all this. */
    Catalog catalog() {
        return new Catalog(models, providers, endpoints, aliases);
    }

    boolean isEmpty() {
        return endpoints.isEmpty();
    }

    /** Never shows a credential. */
    @Override
    public String toString() {
        return models.size() + " models, " + endpoints.size() + " endpoints";
    }

    /** Both together; where both have a model or provider of one name, this one's entry wins. */
    Inventory with(Inventory other) {
        Map<String, String> keys = new HashMap<>(other.credentials);
        keys.putAll(credentials);
        return new Inventory(
                merged(models, other.models, Model::id),
                merged(providers, other.providers, Provider::slug),
                merged(endpoints, other.endpoints, Endpoint::id),
                keys,
                merged(aliases, other.aliases, Alias::id));
    }

    /** Only what a provider accepted by {@code accessible} serves, under its accepted form. */
    Inventory only(Map<String, Provider> accessible, Map<String, String> keys) {
        List<Endpoint> served =
                endpoints.stream().filter(one -> accessible.containsKey(one.operator())).toList();
        Set<String> modelIds = names(served.stream().map(Endpoint::modelId));
        Set<String> slugs = names(served.stream().map(Endpoint::operator));
        return new Inventory(
                models.stream().filter(one -> modelIds.contains(one.id()) || isGone(one)).toList(),
                accessible.values().stream().filter(one -> slugs.contains(one.slug())).toList(),
                served,
                keys,
                aliases);
    }

    /** Somebody who asks for it shall hear what became of it. */
    private boolean isGone(Model model) {
        return model.farewell() != null
                && endpoints.stream().noneMatch(one -> one.modelId().equals(model.id()));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> List<T> merged(List<T> first, List<T> second, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        Stream.concat(first.stream(), second.stream())
                .forEach(one -> byName.putIfAbsent(name.apply(one), one));
        return List.copyOf(byName.values());
    }
}
