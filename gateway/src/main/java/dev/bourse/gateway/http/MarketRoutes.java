package dev.bourse.gateway.http;

import io.vertx.core.http.HttpMethod;

/** The paths of the market. */
final class MarketRoutes {
    private final MarketParts parts;

    MarketRoutes(ResourceParts all) {
        parts =
                new MarketParts(
                        all.market(),
                        new Names(all.catalog()),
                        () -> all.projection().get().behind(),
                        all.clock());
    }

    void addTo(Routes<Resource> routes, String prefix) {
        String market = prefix + "/market";
        RankingsResource rankings = new RankingsResource(parts);
        get(routes, market + "/rankings", rankings::rankings);
        get(routes, market + "/history", rankings::history);
        get(routes, market + "/share", rankings::share);
        get(routes, market + "/trending", rankings::trending);
        ModelMarketResource models = new ModelMarketResource(parts);
        String model = market + "/models/{author}/{slug}";
        get(routes, model + "/stats", models::stats);
        get(routes, model + "/activity", models::activity);
        get(routes, model + "/audience", models::audience);
    }

    private static void get(Routes<Resource> routes, String path, Resource resource) {
        routes.on(HttpMethod.GET, path, resource);
    }
}
