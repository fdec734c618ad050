package dev.bourse.gateway.upstream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.Closeable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;

import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLException;

/** The event loop of a verticle, with Vert.x's own ways to open sockets and to find addresses. */
final class Loop {
    private final ContextInternal context;
    private final Bootstrap bootstrap;
    private final Scratch scratch = new Scratch();
    private @Nullable Future<@Nullable SslContext> secrets;

    /** Kept here, for Vert.x only knows it weakly. */
    private @Nullable Closeable ending;

    Loop(Context context) {
        this.context = (ContextInternal) context;
        VertxInternal vertx = (VertxInternal) context.owner();
        bootstrap =
                new Bootstrap()
                        .group(this.context.nettyEventLoop())
                        .channelFactory(vertx.transport().channelFactory(false))
                        .resolver(vertx.nameResolver().nettyAddressResolverGroup())
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.AUTO_CLOSE, false)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    }

    /**
     * Opens sockets without a limit of time, for who watches over that. One that can't be written
     * to is not closed for it: the upstream may have answered before it had read everything.
     */
    Bootstrap bootstrap() {
        return bootstrap.clone();
    }

    /** Room for whoever reads on this loop. */
    Scratch scratch() {
        return scratch;
    }

    /** What TLS needs: who is trusted is read from files the first time, and not on this loop. */
    Future<@Nullable SslContext> secrets() {
        if (secrets == null || secrets.failed()) {
            secrets = context.executeBlocking(Loop::trust);
        }
        return secrets;
    }

    private static @Nullable SslContext trust() throws SSLException {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .endpointIdentificationAlgorithm("HTTPS")
                .build();
    }

    /** Begins something that happens on this loop, for {@link #leave} to end. */
    ContextInternal enter() {
        return context.beginDispatch();
    }

    void leave(ContextInternal before) {
        context.endDispatch(before);
    }

    /** Does something on this loop, where this is called. */
    void run(Runnable what) {
        ContextInternal before = enter();
        try {
            what.run();
        } finally {
            leave(before);
        }
    }

    /** Has something done on this loop when its verticle ends. */
    void atEnd(Runnable what) {
        ending =
                done ->
                        context.nettyEventLoop()
                                .execute(() -> {
                                    run(what);
                                    done.succeed();
                                });
        if (!context.closeFuture().add(ending)) {
            throw new IllegalStateException("the verticle has ended");
        }
    }
}
