package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Farewell;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.gateway.pipeline.Warning;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How far prompts can be trusted to something, and what to know before sending any. */
final class TrustView {
    private TrustView() {}

    /** What is said about a model. */
    static void put(
            Map<String, @Nullable Object> view, Model model, Collection<Endpoint> endpoints) {
        Optional<TrustTier> best = best(endpoints.stream());
        view.put("trust_tier", best.map(Enum::name).orElse(null));
        view.put("stealth", model.isStealth());
        view.put("private", !model.audience().isOpen());
        view.put("warning", best.map(TrustView::warning).orElse(null));
        view.put(
                "deprecation",
                Optional.ofNullable(model.farewell()).map(TrustView::of).orElse(null));
    }

    /** What the list of providers says about one: the least trusted of what it serves counts. */
    static void put(Map<String, @Nullable Object> view, Provider provider, Catalog catalog) {
        Optional<TrustTier> worst =
                catalog.models().stream()
                        .flatMap(model -> catalog.endpoints(model.id()).stream())
                        .filter(endpoint -> endpoint.provider().equals(provider.slug()))
                        .map(Endpoint::trust)
                        .max(Comparator.naturalOrder());
        view.put("trust_tier", worst.map(Enum::name).orElse(null));
        view.put("warning", worst.map(TrustView::warning).orElse(null));
    }

    /**
     * The tier of that name, as {@code min_trust} says it.
     *
     * @throws BadQuery when there is none
     */
    static TrustTier tier(String name) {
        return Stream.of(TrustTier.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadQuery("min_trust", "T0, T1, T2 or T3"));
    }

    /** The best among endpoints: where a prompt goes is the caller's choice. */
    static Optional<TrustTier> best(Stream<Endpoint> endpoints) {
        return endpoints.map(Endpoint::trust).min(Comparator.naturalOrder());
    }

    /** What to know before a prompt goes there; null when there is nothing. */
    static @Nullable String warning(TrustTier tier) {
        return tier == TrustTier.T3 ? Warning.TEXT : null;
    }

    private static Map<String, Object> of(Farewell farewell) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("message", farewell.message());
        view.put("fallback_models", farewell.successors());
        return view;
    }
}
