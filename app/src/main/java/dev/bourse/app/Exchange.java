package dev.bourse.app;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.gateway.http.ResourceParts;
import dev.bourse.gateway.http.Resources;
import dev.bourse.gateway.http.Server;
import dev.bourse.gateway.http.ServerParts;
import dev.bourse.gateway.market.MarketDesk;
import dev.bourse.gateway.market.Sources;
import dev.bourse.gateway.pipeline.GenerationIds;
import dev.bourse.gateway.pipeline.PipelineLimits;
import dev.bourse.gateway.pipeline.PipelineParts;
import dev.bourse.gateway.pipeline.Telemetry;
import dev.bourse.gateway.upstream.Targets;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A running exchange: everything is put together here, in the order in which it depends. */
final class Exchange implements AutoCloseable {
    private final Vertx vertx;
    private final Records records;
    private final ExecutorService blocking;
    private final int port;

    private Exchange(Vertx vertx, Records records, ExecutorService blocking, int port) {
        this.vertx = vertx;
        this.records = records;
        this.blocking = blocking;
        this.port = port;
    }

    /** Starts serving; returns when the port is open. */
    static Exchange start(Config config, Inventory inventory, Records records) {
        Vertx vertx = Loops.start(config.eventLoops());
        ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Catalog catalog = inventory.catalog();
        Live live = Live.of(catalog);
        ServerParts parts =
                new ServerParts(
                        config.host(),
                        config.port(),
                        config.limits(),
                        config.timeouts(),
                        config.connections(),
                        pipeline(config, inventory, records, live, new Telemetry(registry)),
                        new Resources(resources(records, live, blocking, registry)),
                        blocking,
                        Clocks::millis);
        return new Exchange(vertx, records, blocking, listen(vertx, config, parts));
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
        blocking.close();
        records.close();
    }

    private static int listen(Vertx vertx, Config config, ServerParts parts) {
        AtomicInteger port = new AtomicInteger();
        DeploymentOptions loops = new DeploymentOptions().setInstances(config.eventLoops());
        Loops.await(vertx.deployVerticle(() -> new Server(parts, port::set), loops));
        return port.get();
    }

    private static PipelineParts pipeline(
            Config config, Inventory inventory, Records records, Live live, Telemetry telemetry) {
        Targets targets = Targets.of(inventory.catalog(), credentials(inventory));
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        return new PipelineParts(
                records.access(),
                records.ledger(),
                live.catalog(),
                () -> targets,
                live.health(),
                live.stickiness(),
                live.recent(),
                records.journal(),
                telemetry,
                new GenerationIds(Clocks::epochMicros, random),
                random::nextLong,
                Clocks::epochMicros,
                new PipelineLimits(config.attempts(), config.keepAliveMillis()));
    }

    private static ResourceParts resources(
            Records records, Live live, Executor blocking, PrometheusMeterRegistry registry) {
        return new ResourceParts(
                records.access(),
                records.ledger(),
                () -> live.catalog().get().catalog(),
                live.health(),
                live.recent(),
                records::archived,
                new Popularity(records.usage(), Clocks.wall()),
                market(records, live, blocking),
                records.database(),
                records::keep,
                records.journal()::health,
                records::projection,
                registry,
                Clocks::epochMicros);
    }

    private static MarketDesk market(Records records, Live live, Executor blocking) {
        Sources sources =
                new Sources(
                        records.market(),
                        () -> live.catalog().get().catalog(),
                        live.health(),
                        Clocks::epochMicros);
        return new MarketDesk(sources, blocking);
    }

    private static Function<Provider, Optional<String>> credentials(Inventory inventory) {
        return provider -> Optional.ofNullable(inventory.credentials().get(provider.slug()));
    }
}
