package dev.bourse.domain.listing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts published listings beside what an exchange offers of its own. */
public final class Shelf {
    private Shelf() {}

    /**
     * A catalogue with the published listings in it. What the exchange has of its own wins: a
     * listing changes no model of it, and one whose provider or endpoint has a name that is taken
     * stays out: the first of two stealth endpoints of the same name wins.
     *
     * @param own what the exchange offers without listings
     */
    public static Catalog with(Catalog own, Collection<Listing> listings, long nowMicros) {
        Set<String> taken = new HashSet<>();
        endpoints(own).forEach(one -> taken.add(one.id()));
        List<Listing> published =
                listings.stream()
                        .filter(one -> one.state(nowMicros).serves())
                        .filter(one -> own.provider(one.offer().provider()).isEmpty())
                        .filter(one -> taken.add(one.endpoint().id()))
                        .toList();
        return published.isEmpty()
                ? own
                : new Catalog(
                        models(own, published), providers(own, published), all(own, published));
    }

    private static Collection<Model> models(Catalog own, List<Listing> published) {
        Map<String, Model> models = new LinkedHashMap<>();
        published.stream()
                .map(one -> one.offer().model())
                .forEach(model -> models.merge(model.id(), model, Shelf::both));
        Map<String, Model> all = new LinkedHashMap<>();
        own.models().forEach(model -> all.put(model.id(), model));
        models.forEach(all::putIfAbsent);
        return all.values();
    }

    private static Collection<Provider> providers(Catalog own, List<Listing> published) {
        Map<String, Provider> all = new LinkedHashMap<>();
        own.providers().forEach(provider -> all.put(provider.slug(), provider));
        published.forEach(one -> all.put(one.offer().provider(), one.source().who()));
        return all.values();
    }

    private static List<Endpoint> all(Catalog own, List<Listing> published) {
        List<Endpoint> all = new ArrayList<>(endpoints(own));
        published.forEach(one -> all.add(one.endpoint()));
        return all;
    }

    private static List<Endpoint> endpoints(Catalog own) {
        return own.models().stream().flatMap(model -> own.endpoints(model.id()).stream()).toList();
    }

    /** A model that several listed providers serve: described by the first, as able as all. */
    private static Model both(Model first, Model other) {
        Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
        parameters.addAll(first.parameters());
        parameters.addAll(other.parameters());
        return new Model(
                first.id(),
                first.canonicalSlug(),
                first.name(),
                first.description(),
                first.created(),
                Math.max(first.contextLength(), other.contextLength()),
                first.inputs(),
                first.outputs(),
                first.tokenizer(),
                parameters,
                first.huggingFaceId(),
                first.knowledgeCutoff(),
                later(first.expirationDate(), other.expirationDate()),
                first.distillable());
    }

    private static @Nullable String later(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
