package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.ledger.KeyKind;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.upstream.Upstream;

import io.micrometer.core.instrument.Gauge;
import io.netty.handler.codec.http.HttpMethod;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The control plane: every path besides the data path, and what it leads to. */
public final class Resources {
    private static final List<String> PREFIXES = List.of("/api/v1", "/v1");
    private static final List<String> API =
            List.of("/api/", "/v1/", "/v1beta/", "/health/", "/metrics");
    private static final long SECOND = 1_000_000;
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Routes<Resource> routes = new Routes<>();
    private final List<Upstream> upstreams = new CopyOnWriteArrayList<>();
    private final Pages pages = new Pages();
    private final ResourceParts parts;
    private final Gate gate;
    private final Showcase showcase;

    public Resources(ResourceParts parts) {
        this.parts = parts;
        gate = new Gate(parts.access(), parts.clock());
        showcase = new Showcase(gate, parts.catalog(), parts.shownTo());
        PREFIXES.forEach(this::addCatalogue);
        PREFIXES.forEach(this::addAccount);
        PREFIXES.forEach(this::addPresets);
        addGemini();
        MarketRoutes market = new MarketRoutes(parts, gate, new Quota(parts.clock()));
        PREFIXES.forEach(prefix -> market.addTo(routes, prefix));
        ListingRoutes listings = new ListingRoutes(parts, gate);
        PREFIXES.forEach(prefix -> listings.addTo(routes, prefix));
        addOperations();
        addGauges();
    }

    /** Counts the open attempts of one more event loop. */
    void watch(Upstream upstream) {
        upstreams.add(upstream);
    }

    /** What a method and path lead to; a GET outside the API leads to a page. */
    Optional<Routes.Match<Resource>> find(HttpMethod method, String path) {
        Optional<Routes.Match<Resource>> found = routes.find(method, path);
        boolean isPage = method.equals(HttpMethod.GET) && API.stream().noneMatch(path::startsWith);
        return found.isEmpty() && isPage
                ? Optional.of(new Routes.Match<>(pages::get, Map.of()))
                : found;
    }

    /** The methods that a path of the API takes; none when there is no such path. */
    List<String> methods(String path) {
        return routes.methods(path);
    }

    private void addCatalogue(String prefix) {
        ModelsResource models =
                new ModelsResource(
                        showcase,
                        parts.health(),
                        parts.popularity(),
                        new Repute(parts.market(), parts.clock()),
                        this::nowSeconds);
        EndpointsResource endpoints =
                new EndpointsResource(showcase, parts.health(), this::nowSeconds);
        ProvidersResource providers = new ProvidersResource(parts.catalog());
        get(prefix + "/models", models::list);
        get(prefix + "/models/count", models::count);
        get(prefix + "/models/user", gate.any(models::usable));
        get(prefix + "/embeddings/models", models::embedding);
        get(prefix + "/images/models", models::drawing);
        get(prefix + "/models/{author}/{slug}/endpoints", endpoints::list);
        get(prefix + "/images/models/{author}/{slug}/endpoints", endpoints::drawing);
        get(prefix + "/endpoints/zdr", endpoints::zeroRetention);
        get(prefix + "/models/{id*}", models::plain);
        get(prefix + "/model/{id*}", models::enveloped);
        get(prefix + "/providers", providers::list);
    }

    private void addGemini() {
        GeminiModels models = new GeminiModels(showcase, this::nowSeconds);
        get("/v1beta/models", models::list);
        get("/v1beta/models/{id*}", models::one);
    }

    private void addAccount(String prefix) {
        KeysResource keys = new KeysResource(parts.access(), parts.ledger(), parts.clock());
        GenerationResource generations =
                new GenerationResource(parts.recent(), parts.archive(), parts.catalog());
        get(prefix + "/generation", gate.any(generations::get));
        get(prefix + "/key", gate.every(keys::self));
        get(prefix + "/credits", admin(keys::credits));
        get(prefix + "/keys", admin(keys::list));
        post(prefix + "/keys", admin(keys::create));
        get(prefix + "/keys/{hash}", admin(keys::get));
        routes.on(HttpMethod.PATCH, prefix + "/keys/{hash}", admin(keys::change));
        routes.on(HttpMethod.DELETE, prefix + "/keys/{hash}", admin(keys::delete));
    }

    private void addPresets(String prefix) {
        PresetsResource presets = new PresetsResource(parts.presets(), parts.clock());
        String one = prefix + "/presets/{slug}";
        get(prefix + "/presets", gate.any(presets::list));
        get(one, gate.any(presets::get));
        get(one + "/versions", gate.any(presets::versions));
        get(one + "/versions/{version}", gate.any(presets::version));
        post(prefix + "/presets", gate.any(presets::create));
        post(one + "/versions", gate.any(presets::addVersion));
        post(one + "/chat/completions", gate.any(presets.saving(Dialect.OPENAI)));
        post(one + "/responses", gate.any(presets.saving(Dialect.RESPONSES)));
        post(one + "/messages", gate.any(presets.saving(Dialect.ANTHROPIC)));
        routes.on(HttpMethod.PATCH, one, admin(presets::change));
        routes.on(HttpMethod.DELETE, one, admin(presets::archive));
    }

    private void addOperations() {
        HealthResource health =
                new HealthResource(parts.journal(), parts.projection(), parts.catalog());
        get("/health/live", health::live);
        get("/health/ready", health::ready);
        get("/metrics", _ -> metrics());
    }

    private void addGauges() {
        Gauge.builder("bourse.upstream.open", this, it -> it.open())
                .description("Attempts under way")
                .register(parts.registry());
        Gauge.builder("bourse.journal.waiting", this, it -> it.waiting())
                .description("Facts that are not on disk yet")
                .register(parts.registry());
        Gauge.builder("bourse.projection.behind", this, it -> it.behind())
                .description("Facts that the database does not have yet")
                .register(parts.registry());
    }

    private Reply metrics() {
        return Replies.text(
                METRICS_TYPE, parts.registry().scrape().getBytes(StandardCharsets.UTF_8));
    }

    private long nowSeconds() {
        return parts.clock().getAsLong() / SECOND;
    }

    private double open() {
        return upstreams.stream().mapToInt(Upstream::open).sum();
    }

    private double waiting() {
        return parts.journal().get().queued();
    }

    private double behind() {
        return parts.projection().get().behind();
    }

    private Resource admin(Gate.Guarded resource) {
        return gate.only(KeyKind.MANAGEMENT, resource);
    }

    private void post(String path, Resource resource) {
        routes.on(HttpMethod.POST, path, resource);
    }

    private void get(String path, Resource resource) {
        routes.on(HttpMethod.GET, path, resource);
    }
}
