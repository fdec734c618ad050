package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a document says about the market.
 *
 * @param models in the order of the document
 * @param providers in the order of the document
 * @param endpoints in the order of the document
 * @param aliases names for the newest of some models, beside those of families
 */
public record CatalogParts(
        List<Model> models,
        List<Provider> providers,
        List<Endpoint> endpoints,
        List<Alias> aliases) {
    /** Nothing. */
    public static final CatalogParts NONE = new CatalogParts(List.of(), List.of(), List.of());

    /** Parts without aliases of their own. */
    public CatalogParts(List<Model> models, List<Provider> providers, List<Endpoint> endpoints) {
        this(models, providers, endpoints, List.of());
    }

    public CatalogParts {
        models = List.copyOf(models);
        providers = List.copyOf(providers);
        endpoints = List.copyOf(endpoints);
        aliases = List.copyOf(aliases);
    }

    /** These parts, then the others. */
    public CatalogParts plus(CatalogParts others) {
        return new CatalogParts(
                Stream.concat(models.stream(), others.models.stream()).toList(),
                Stream.concat(providers.stream(), others.providers.stream()).toList(),
                Stream.concat(endpoints.stream(), others.endpoints.stream()).toList(),
                Stream.concat(aliases.stream(), others.aliases.stream()).toList());
    }

    /**
     * The parts as one snapshot.
     *
     * @throws IllegalArgumentException when they do not fit together
     */
    public Catalog catalog() {
        return new Catalog(models, providers, endpoints, aliases);
    }
}
