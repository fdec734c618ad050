package dev.bourse.gateway.http;

import dev.bourse.gateway.net.Listener;
import dev.bourse.gateway.pipeline.Pipeline;
import dev.bourse.gateway.upstream.Deadlines;
import dev.bourse.gateway.upstream.Upstream;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;

/**
 * The HTTP server on one event loop. Each loop has its own share of the connections to the one
 * port, its own pipeline and its own connections to upstreams, so that a request never changes
 * threads.
 */
public final class Server implements Deployable {
    private final ServerParts parts;
    private final Listener listener;

    /**
     * @param listener what all servers share
     */
    public Server(ServerParts parts, Listener listener) {
        this.parts = parts;
        this.listener = listener;
    }

    @Override
    public Future<?> deploy(Context context) {
        Vertx vertx = context.owner();
        Deadlines deadlines = new Deadlines(parts.millis());
        deadlines.start(vertx);
        Upstream upstream = new Upstream(context, deadlines, parts.timeouts(), parts.connections());
        parts.resources().watch(upstream);
        Pipeline pipeline = new Pipeline(parts.pipeline(), upstream);
        return listener.open(
                context,
                new Reception(
                        pipeline, parts, deadlines, ((ContextInternal) context).nettyEventLoop()));
    }

    @Override
    public Future<?> undeploy(Context context) {
        listener.close(context);
        return Future.succeededFuture();
    }
}
