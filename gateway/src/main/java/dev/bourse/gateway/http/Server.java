package dev.bourse.gateway.http;

import dev.bourse.gateway.pipeline.Pipeline;
import dev.bourse.gateway.upstream.Deadlines;
import dev.bourse.gateway.upstream.Upstream;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The HTTP server on one event loop. Each loop has its own server on the shared port, its own
 * pipeline and its own connections to upstreams, so that a request never changes threads.
 */
public final class Server implements Deployable {
    /** As much as is read at once: a body that comes in larger parts is put together sooner. */
    private static final int LONGEST_PART = 64 * 1024;

    private final ServerParts parts;
    private final IntConsumer onPort;

    /**
     * @param onPort hears the port that is listened on
     */
    public Server(ServerParts parts, IntConsumer onPort) {
        this.parts = parts;
        this.onPort = onPort;
    }

    @Override
    public Future<?> deploy(Context context) {
        Vertx vertx = context.owner();
        Deadlines deadlines = new Deadlines(parts.millis());
        deadlines.start(vertx);
        Upstream upstream = new Upstream(context, deadlines, parts.timeouts(), parts.connections());
        parts.resources().watch(upstream);
        Reception front =
                new Reception(
                        new Pipeline(parts.pipeline(), upstream),
                        parts,
                        deadlines,
                        context::runOnContext);
        return listen(vertx, front).onSuccess(server -> onPort.accept(server.actualPort()));
    }

    private Future<HttpServer> listen(Vertx vertx, Reception front) {
        return vertx.createHttpServer(options())
                .requestHandler(front::handle)
                .invalidRequestHandler(front::refuseMalformed)
                .connectionHandler(ChunkFraming::on)
                .exceptionHandler(_ -> {})
                .listen(parts.port(), parts.host());
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setTcpNoDelay(true)
                .setReusePort(false)
                .setCompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setRegisterWebSocketWriteHandlers(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxHeaderSize(parts.limits().headerBytes())
                .setMaxInitialLineLength(parts.limits().lineBytes())
                .setMaxChunkSize(LONGEST_PART)
                .setReadIdleTimeout(0)
                .setIdleTimeout(parts.limits().idleSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /** The address part of a request, for messages. */
    static String line(HttpServerRequest request) {
        return request.method() + " " + request.path();
    }
}
