package dev.bourse.gateway.http;

import dev.bourse.domain.ledger.KeyKind;

import io.netty.handler.codec.http.HttpMethod;

/** The paths of the market. */
final class MarketRoutes {
    private final MarketParts parts;

    private final ResourceParts all;
    private final Gate gate;
    private final Quota quota;

    MarketRoutes(ResourceParts all, Gate gate, Quota quota) {
        this.all = all;
        this.gate = gate;
        this.quota = quota;
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
        addUse(routes, market);
        addApps(routes, market);
        addPrices(routes, market);
        addExport(routes, market);
        addOwn(routes, prefix);
        addDatasets(routes, prefix);
    }

    private void addOwn(Routes<Resource> routes, String prefix) {
        LogsResource logs = new LogsResource(all);
        get(routes, prefix + "/market/logs", gate.any(logs::list));
        get(routes, prefix + "/market/logs/{id}", gate.any(logs::one));
        get(routes, prefix + "/market/sessions", gate.any(logs::sessions));
        ActivityResource activity = new ActivityResource(parts, all.database().usage());
        get(routes, prefix + "/activity", admin(activity::list));
        AnalyticsResource analytics =
                new AnalyticsResource(all.database().analytics(), all.clock());
        get(routes, prefix + "/analytics/meta", admin(analytics::meta));
        routes.on(HttpMethod.POST, prefix + "/analytics/query", admin(analytics::query));
    }

    private void addDatasets(Routes<Resource> routes, String prefix) {
        DatasetsResource datasets = new DatasetsResource(parts);
        ScoresResource scores = new ScoresResource(parts, all.keep());
        get(routes, prefix + "/datasets/rankings-daily", limited(datasets::rankingsDaily));
        get(routes, prefix + "/datasets/app-rankings", limited(datasets::appRankings));
        get(routes, prefix + "/datasets/session-cost", limited(datasets::sessionCost));
        get(routes, prefix + "/classifications/task", limited(datasets::tasks));
        get(routes, prefix + "/benchmarks", limited(scores::list));
        routes.on(HttpMethod.POST, prefix + "/market/benchmarks", admin(scores::add));
    }

    private void addExport(Routes<Resource> routes, String market) {
        ExportResource export = new ExportResource(parts, all.export());
        get(routes, market + "/export", export::list);
        get(routes, market + "/export/key", export::key);
        get(routes, market + "/export/{date}/{file}", export::file);
    }

    private Resource limited(Gate.Guarded resource) {
        return gate.any(quota.within(resource));
    }

    private void addUse(Routes<Resource> routes, String market) {
        UseResource use = new UseResource(parts);
        get(routes, market + "/tasks", use::tasks);
        get(routes, market + "/breakdown", use::breakdown);
        MarketProvidersResource providers = new MarketProvidersResource(parts);
        get(routes, market + "/providers", providers::list);
        get(routes, market + "/providers/{slug}", providers::one);
    }

    private void addApps(Routes<Resource> routes, String market) {
        AppsResource apps = new AppsResource(parts, all.keep());
        get(routes, market + "/apps", apps::list);
        get(routes, market + "/apps/{slug}", apps::one);
        get(routes, market + "/models/{author}/{slug}/apps", apps::ofModel);
        get(routes, market + "/apps/{slug}/settings", admin(apps::settings));
        routes.on(HttpMethod.PUT, market + "/apps/{slug}", admin(apps::describe));
    }

    private void addPrices(Routes<Resource> routes, String market) {
        PricesResource prices = new PricesResource(parts);
        get(routes, market + "/prices/changes", prices::changes);
        get(routes, market + "/prices/{author}/{slug}", prices::history);
        FiguresResource figures = new FiguresResource(parts);
        get(routes, market + "/figures", figures::figures);
        get(routes, market + "/listings", figures::listings);
        get(routes, market + "/frontier", new FrontierResource(parts)::frontier);
    }

    private Resource admin(Gate.Guarded resource) {
        return gate.only(KeyKind.MANAGEMENT, resource);
    }

    private static void get(Routes<Resource> routes, String path, Resource resource) {
        routes.on(HttpMethod.GET, path, resource);
    }
}
