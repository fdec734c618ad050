package dev.bourse.gateway.upstream;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.ApiType;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** An upstream on an event loop of its own, and a clock that a test can put forward. */
final class Station implements Deployable, AutoCloseable {
    private static final long LIMIT = 1_000;

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
    private final AtomicLong passed = new AtomicLong();
    private final Timeouts timeouts;
    private final int connections;
    private final String id;
    private volatile @Nullable Context context;
    private volatile @Nullable Upstream upstream;

    Station(Timeouts timeouts, int connections) {
        this.timeouts = timeouts;
        this.connections = connections;
        id = get(vertx.deployVerticle(this));
    }

    @Override
    public Future<?> deploy(Context where) {
        Deadlines deadlines = new Deadlines(() -> System.nanoTime() / 1_000_000 + passed.get());
        deadlines.start(vertx);
        context = where;
        upstream = new Upstream(where, deadlines, timeouts, connections);
        return Future.succeededFuture();
    }

    /** That much time is over at once. */
    void pass(long millis) {
        passed.addAndGet(millis);
    }

    Heard ask(Target target) {
        return ask(target, order("{}"));
    }

    Heard ask(Target target, Order order) {
        Heard heard = new Heard();
        run(() -> {
            Attempt attempt = upstream().attempt(target, heard);
            heard.of(attempt);
            attempt.start(order);
            return attempt;
        });
        return heard;
    }

    /** Asks and thinks better of it at once. */
    Heard askAndLeave(Target target) {
        Heard heard = new Heard();
        return run(() -> {
            Attempt attempt = upstream().attempt(target, heard);
            attempt.start(order("left"));
            attempt.cancel();
            return heard;
        });
    }

    /** Does that on the event loop, and waits for it. */
    <T> T run(Supplier<T> what) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Objects.requireNonNull(context)
                .runOnContext(_ -> {
                    try {
                        done.complete(what.get());
                    } catch (RuntimeException failure) {
                        done.completeExceptionally(failure);
                    }
                });
        return done.join();
    }

    int open() {
        return run(upstream()::open);
    }

    void cancel(Heard heard) {
        run(() -> {
            heard.attempt().cancel();
            return heard;
        });
    }

    void resume(Heard heard) {
        run(() -> {
            heard.attempt().resume();
            return heard;
        });
    }

    /** Its verticle ends; the loop itself does not. */
    void undeploy() {
        get(vertx.undeploy(id));
    }

    @Override
    public void close() {
        get(vertx.close());
    }

    private Upstream upstream() {
        return Objects.requireNonNull(upstream);
    }

    private static <T> T get(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    static Order order(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        return new Order(bytes, "application/json", ApiType.COMPLETIONS, false, null);
    }

    /** An endpoint at that base URL. */
    static Target target(String url) {
        return target("one", url, Dialect.OPENAI, Reach.OPEN);
    }

    static Target target(String model, String url, Dialect dialect, Reach reach) {
        Provider provider =
                new Provider(
                        "acme",
                        "Acme",
                        url,
                        dialect,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        DataPolicy.UNKNOWN,
                        false);
        return Target.chat(endpoint(model), provider, "Acme", reach);
    }

    private static Endpoint endpoint(String model) {
        return new Endpoint(
                model + "@acme",
                model,
                "acme",
                "acme",
                model,
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                LIMIT,
                LIMIT,
                LIMIT,
                PriceList.UNKNOWN,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                Set.of(),
                DataPolicy.UNKNOWN,
                TrustTier.T2,
                false,
                false,
                null);
    }
}
