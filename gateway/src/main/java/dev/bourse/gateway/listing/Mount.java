package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.listing.Listing;
import dev.bourse.domain.listing.Shelf;
import dev.bourse.gateway.upstream.Reach;
import dev.bourse.gateway.upstream.Targets;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts what is published and can be reached into the live catalogue, when that has changed. */
final class Mount {
    private final ListingParts parts;
    private final Registry registry;
    private final Reaches reaches;
    private Mounted now = new Mounted(List.of(), Map.of());

    Mount(ListingParts parts, Registry registry, Reaches reaches) {
        this.parts = parts;
        this.registry = registry;
        this.reaches = reaches;
    }

    /** What is in the catalogue, and how it is reached. */
    private record Mounted(List<Listing> published, Map<String, Reach> reaches) {}

    /** Brings the catalogue up to date; costs little when it is. */
    synchronized void renew() {
        long at = parts.now();
        Mounted next = next(at);
        if (!next.equals(now)) {
            Catalog catalog = Shelf.with(parts.own(), next.published(), at);
            parts.targets().add(targets(catalog, next.reaches()));
            parts.catalog().replace(catalog);
            now = next;
        }
    }

    /** Targets come before the catalogue that leads to them. */
    private static Targets targets(Catalog catalog, Map<String, Reach> reaches) {
        List<Endpoint> listed =
                catalog.models().stream()
                        .flatMap(model -> catalog.endpoints(model.id()).stream())
                        .filter(one -> reaches.containsKey(one.operator()))
                        .toList();
        return Targets.of(
                listed,
                slug -> catalog.provider(slug).orElseThrow(),
                who -> reaches.getOrDefault(who.slug(), Reach.OPEN));
    }

    private Mounted next(long at) {
        Map<String, Reach> reached = new TreeMap<>();
        List<Listing> published =
                registry.listings().stream()
                        .filter(one -> one.state(at).serves())
                        .filter(one -> isReached(one, reached))
                        .toList();
        return new Mounted(published, reached);
    }

    private boolean isReached(Listing listing, Map<String, Reach> reached) {
        Reach reach = reaches.of(listing.source()).reach();
        if (reach != null) {
            reached.put(listing.offer().provider(), reach);
        }
        return reach != null;
    }
}
