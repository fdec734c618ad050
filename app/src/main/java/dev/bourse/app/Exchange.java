package dev.bourse.app;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.task.Fingerprinter;
import dev.bourse.domain.task.TaskClassifier;
import dev.bourse.gateway.http.ResourceParts;
import dev.bourse.gateway.http.Resources;
import dev.bourse.gateway.http.Server;
import dev.bourse.gateway.http.ServerParts;
import dev.bourse.gateway.listing.ListingDesk;
import dev.bourse.gateway.live.AnswerCache;
import dev.bourse.gateway.live.PromptSampler;
import dev.bourse.gateway.market.DailyExport;
import dev.bourse.gateway.market.MarketDesk;
import dev.bourse.gateway.market.PriceWatch;
import dev.bourse.gateway.market.Sources;
import dev.bourse.gateway.net.Listener;
import dev.bourse.gateway.net.Wire;
import dev.bourse.gateway.pipeline.GenerationIds;
import dev.bourse.gateway.pipeline.PipelineLimits;
import dev.bourse.gateway.pipeline.PipelineParts;
import dev.bourse.gateway.pipeline.Telemetry;
import dev.bourse.gateway.upstream.LiveTargets;
import dev.bourse.gateway.upstream.Reach;
import dev.bourse.gateway.upstream.Targets;
import dev.bourse.wire.task.TaskModelFile;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A running exchange: everything is put together here, in the order in which it depends. */
final class Exchange implements AutoCloseable {
    private final Vertx vertx;
    private final Records records;
    private final ExecutorService blocking;
    private final PromptSampler sampler;
    private final MarketRounds rounds;
    private final Onboarding onboarding;
    private final int port;

    private Exchange(
            Vertx vertx,
            Records records,
            ExecutorService blocking,
            PromptSampler sampler,
            MarketRounds rounds,
            Onboarding onboarding,
            int port) {
        this.vertx = vertx;
        this.records = records;
        this.blocking = blocking;
        this.sampler = sampler;
        this.rounds = rounds;
        this.onboarding = onboarding;
        this.port = port;
    }

    /**
     * Starts serving; returns when the port is open.
     *
     * @param newcomers {@code host:port} of simulated providers that may be listed
     */
    static Exchange start(
            Config config, Inventory inventory, Set<String> newcomers, Records records) {
        Vertx vertx = Loops.start(config.eventLoops());
        ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
        PrometheusMeterRegistry registry = registry(vertx);
        Catalog catalog = inventory.catalog();
        Live live = Live.of(catalog);
        PromptSampler sampler = sampler(config, records, registry);
        MarketDesk desk = market(records, live, blocking);
        LiveTargets targets = new LiveTargets(Targets.of(catalog, reach(inventory)));
        Onboarding onboarding =
                Onboarding.of(
                        config, inventory, newcomers, records, live, targets, vertx, blocking);
        ServerParts parts =
                new ServerParts(
                        config.limits(),
                        config.timeouts(),
                        config.connections(),
                        pipeline(config, targets, records, live, sampler, new Telemetry(registry)),
                        new Resources(
                                resources(
                                        config, records, live, desk, onboarding.desk(), registry)),
                        blocking,
                        Clocks::millis);
        int port = listen(vertx, config, parts);
        return new Exchange(
                vertx, records, blocking, sampler, rounds(desk, records), onboarding.start(), port);
    }

    /** The port that is listened on. */
    int port() {
        return port;
    }

    /** What is kept behind it. */
    Records records() {
        return records;
    }

    /** Stops taking requests, lets what is recorded reach the disk, and ends. */
    @Override
    public void close() {
        Loops.stop(vertx);
        onboarding.close();
        blocking.close();
        rounds.close();
        sampler.close();
        records.close();
    }

    private static PrometheusMeterRegistry registry(Vertx vertx) {
        CoarseClock clock = new CoarseClock(Clocks.wall(), Clocks::nanos);
        vertx.setPeriodic(CoarseClock.TICK_MILLIS, _ -> clock.tick());
        return new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock);
    }

    private static int listen(Vertx vertx, Config config, ServerParts parts) {
        Wire wire = config.limits().wire(Clocks::millis);
        Listener listener = new Listener(vertx, config.host(), config.port(), wire);
        DeploymentOptions loops = new DeploymentOptions().setInstances(config.eventLoops());
        Loops.await(vertx.deployVerticle(() -> new Server(parts, listener), loops));
        return listener.port();
    }

    private static PipelineParts pipeline(
            Config config,
            LiveTargets targets,
            Records records,
            Live live,
            PromptSampler sampler,
            Telemetry telemetry) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new PipelineParts(
                records.access(),
                records.ledger(),
                live.catalog(),
                targets,
                live.health(),
                live.stickiness(),
                live.recent(),
                records.presets(),
                new AnswerCache(Clocks::epochMicros, config.answerCacheBytes()),
                records.journal(),
                sampler,
                telemetry,
                new GenerationIds(random),
                random::nextLong,
                Clocks::epochMicros,
                new PipelineLimits(config.attempts(), config.keepAliveMillis()));
    }

    private static ResourceParts resources(
            Config config,
            Records records,
            Live live,
            MarketDesk desk,
            ListingDesk listings,
            PrometheusMeterRegistry registry) {
        return new ResourceParts(
                records.access(),
                records.ledger(),
                records.presets(),
                () -> live.catalog().get().catalog().open(),
                viewer -> live.catalog().get().catalog().shownTo(viewer),
                live.health(),
                live.recent(),
                records::archived,
                new Popularity(records.usage(), Clocks.wall()),
                desk,
                new DailyExport(desk, () -> SigningKey.read(config.data(), "export.key")),
                listings,
                records.database(),
                records::keep,
                records.journal()::health,
                records::projection,
                registry,
                Clocks::epochMicros);
    }

    private static PromptSampler sampler(
            Config config, Records records, PrometheusMeterRegistry registry) {
        PromptSampler sampler =
                new PromptSampler(
                        config.classifyOneIn(),
                        () -> labeller(KeyFile.read(config.data(), "prompts.key")),
                        records.journal()::append,
                        Background.threads("prompts"));
        FunctionCounter.builder("bourse.prompts.dropped", sampler, PromptSampler::dropped)
                .description("Prompts that were not classified, since too many were waiting")
                .register(registry);
        return sampler;
    }

    /** What looks at prompts, with the secret of their fingerprints. */
    static PromptSampler.Labeller labeller(byte[] key) {
        TaskClassifier classifier = new TaskClassifier(TaskModelFile.bundled());
        ByteBuffer secret = ByteBuffer.wrap(key);
        Fingerprinter fingerprinter = new Fingerprinter(secret.getLong(), secret.getLong());
        return new PromptSampler.Labeller(
                classifier::classify, text -> fingerprinter.of(text).bits());
    }

    private static MarketRounds rounds(MarketDesk desk, Records records) {
        return new MarketRounds(
                desk,
                new PriceWatch(desk.sources(), records.journal()::append),
                records,
                Thread.ofPlatform().name("rounds").daemon(true).factory());
    }

    private static MarketDesk market(Records records, Live live, Executor blocking) {
        Sources sources =
                new Sources(
                        records.market(),
                        () -> live.catalog().get().catalog().open(),
                        live.health(),
                        Clocks::epochMicros);
        return new MarketDesk(sources, blocking);
    }

    private static Function<Provider, Reach> reach(Inventory inventory) {
        return provider -> new Reach(inventory.credentials().get(provider.slug()), null);
    }
}
