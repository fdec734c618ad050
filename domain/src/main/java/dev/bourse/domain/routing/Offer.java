package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.ServiceTier;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A model with its endpoints, made ready for planning. */
final class Offer {
    private final Model model;
    private final Listing[] listings;
    private final Map<String, Listing> byId = new HashMap<>();
    private final boolean flexExists;
    private final long expiresMicros;

    Offer(Model model, Catalog catalog, Slugs slugs) {
        this.model = model;
        List<Endpoint> endpoints = catalog.endpoints(model.id());
        listings =
                endpoints.stream()
                        .map(one -> new Listing(model, one, signer(model, one, catalog), slugs))
                        .toArray(Listing[]::new);
        Stream.of(listings).forEach(one -> byId.put(one.endpoint.id(), one));
        flexExists = endpoints.stream().anyMatch(one -> one.tier() == ServiceTier.FLEX);
        expiresMicros = isGone() ? Long.MIN_VALUE : expiry(model);
    }

    Model model() {
        return model;
    }

    /** Its endpoints in the order of the catalogue; not to be written to. */
    Listing[] listings() {
        return listings;
    }

    /** The endpoint of that id; null when it is not among these. */
    @Nullable Listing listing(String id) {
        return byId.get(id);
    }

    /** Whether any of its endpoints serves the flex tier. */
    boolean flexExists() {
        return flexExists;
    }

    /** Whether it has said farewell, and nobody serves it any more. */
    boolean isGone() {
        return model.farewell() != null && listings.length == 0;
    }

    boolean hasExpired(long nowMicros) {
        return nowMicros >= expiresMicros;
    }

    /** Nobody signs for who hides: a signature would tell the vendor. */
    private static @Nullable Signer signer(Model model, Endpoint endpoint, Catalog catalog) {
        return endpoint.isStealth()
                ? null
                : Signer.of(model, catalog.provider(endpoint.provider()).orElseThrow().dialect());
    }

    private static long expiry(Model model) {
        long seconds = model.expiresSeconds();
        return seconds == Long.MAX_VALUE ? seconds : TimeUnit.SECONDS.toMicros(seconds);
    }
}
