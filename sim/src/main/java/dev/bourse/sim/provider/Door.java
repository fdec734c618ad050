package dev.bourse.sim.provider;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The listening port of a provider, which a fault may close and open again. Everything happens on
 * one event loop, so that every request of the provider does, and one after the other, so that a
 * port is never opened while it is still closing.
 */
final class Door {
    private static final int BACKLOG = 4096;
    private static final long A_MOMENT_MILLIS = 2;

    private final Vertx vertx;
    private final Context loop;
    private final Handler<HttpServerRequest> visitors;
    private final List<Long> timers = new ArrayList<>();
    private Future<Void> last = Future.succeededFuture();
    private @Nullable HttpServer server;
    private volatile int port;

    Door(Vertx vertx, Context loop, Handler<HttpServerRequest> visitors, int port) {
        this.vertx = vertx;
        this.loop = loop;
        this.visitors = visitors;
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Closes when the fault says so, and opens when it is over or absent. */
    Future<Void> follow(Optional<Fault> death) {
        return onLoop(() -> arrange(death));
    }

    Future<Void> open() {
        return onLoop(this::listen);
    }

    /** Closes for good. */
    Future<Void> close() {
        return onLoop(() -> {
            timers.forEach(vertx::cancelTimer);
            return shut();
        });
    }

    private Future<Void> arrange(Optional<Fault> death) {
        timers.forEach(vertx::cancelTimer);
        timers.clear();
        if (death.isEmpty()) {
            return listen();
        }
        Fault fault = death.get();
        if (!fault.lasting().equals(Fault.FOR_EVER)) {
            later(fault.from().plus(fault.lasting()), this::listen);
        }
        if (fault.from().isZero()) {
            return shut();
        }
        later(fault.from(), this::shut);
        return listen();
    }

    private void later(Duration wait, Supplier<Future<Void>> action) {
        timers.add(vertx.setTimer(wait.toMillis(), _ -> onLoop(action)));
    }

    private Future<Void> listen() {
        if (server != null) {
            return Future.succeededFuture();
        }
        HttpServer fresh =
                vertx.createHttpServer(options())
                        .requestHandler(visitors)
                        .connectionHandler(connection -> connection.exceptionHandler(_ -> {}));
        return fresh.listen().onSuccess(this::opened).mapEmpty();
    }

    private void opened(HttpServer open) {
        server = open;
        port = open.actualPort();
    }

    /** The JDK lets go of a closed port only in the next round of its selector: a moment later. */
    private Future<Void> shut() {
        HttpServer old = server;
        server = null;
        return old == null
                ? Future.succeededFuture()
                : old.close().compose(_ -> vertx.timer(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS));
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setTcpNoDelay(true)
                .setAcceptBacklog(BACKLOG);
    }

    private Future<Void> onLoop(Supplier<Future<Void>> action) {
        Promise<Void> done = Promise.promise();
        loop.runOnContext(_ -> {
            last = last.transform(_ -> action.get());
            last.onComplete(done);
        });
        return done.future();
    }
}
