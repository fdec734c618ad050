package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.KeyKind;

import io.netty.handler.codec.http.HttpMethod;

/** The paths of listed providers. */
final class ListingRoutes {
    private final ListingsResource listings;
    private final PortalResource portal;
    private final Gate gate;

    ListingRoutes(ResourceParts parts, Gate gate) {
        listings = new ListingsResource(parts.listings());
        portal = new PortalResource(parts);
        this.gate = gate;
    }

    void addTo(Routes<Resource> routes, String prefix) {
        String all = prefix + "/listings";
        String one = all + "/{provider}";
        routes.on(HttpMethod.GET, all, gate.every(listings::list));
        routes.on(HttpMethod.POST, all, admin(listings::create));
        routes.on(HttpMethod.GET, one, gate.provider(listings::get));
        routes.on(HttpMethod.PATCH, one, admin(listings::amend));
        routes.on(HttpMethod.DELETE, one, admin(portal::withdraw));
        routes.on(HttpMethod.POST, one + "/refresh", gate.provider(listings::refresh));
        routes.on(HttpMethod.POST, one + "/test", gate.provider(listings::test));
        routes.on(HttpMethod.POST, one + "/publish", admin(listings::publish));
        routes.on(HttpMethod.POST, one + "/hide", gate.provider(listings::hide));
        routes.on(HttpMethod.GET, one + "/statistics", gate.provider(portal::statistics));
        routes.on(HttpMethod.GET, one + "/keys", admin(portal::keys));
        routes.on(HttpMethod.POST, one + "/keys", admin(portal::issue));
    }

    private Resource admin(Gate.Guarded resource) {
        return gate.only(KeyKind.MANAGEMENT, resource);
    }
}
