package dev.bourse.gateway.upstream;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/** A connection that is being opened: its address found, its socket connected, TLS agreed on. */
final class Opening {
    private static final long LAST_WORD_MILLIS = 100;

    private final Pool pool;
    private final Loop loop;
    private final Place place;
    private final Connection connection;
    private final long until;
    private boolean over;
    private @Nullable Channel channel;

    /**
     * @param until how long it may take, in milliseconds of a clock
     */
    Opening(Pool pool, Loop loop, Place place, long until) {
        this.pool = pool;
        this.loop = loop;
        this.place = place;
        this.until = until;
        connection = new Connection(pool, loop);
    }

    /** Whether it has taken too long at that time, in milliseconds. */
    boolean isLate(long now) {
        return now >= until;
    }

    /** Begins; the pool hears how it ends, maybe at once. */
    void start() {
        if (place.tls()) {
            loop.secrets().onComplete(this::connect, _ -> failed());
        } else {
            connect(null);
        }
    }

    /** Breaks it off; the pool hears nothing more. */
    void abort() {
        over = true;
        if (channel != null) {
            var _ = channel.close();
        }
    }

    private void connect(@Nullable SslContext secrets) {
        if (!over) {
            ChannelFuture connecting =
                    loop.bootstrap().handler(layers(secrets)).connect(place.address());
            channel = connecting.channel();
            connecting.addListener(this::connected);
        }
    }

    private ChannelInitializer<Channel> layers(@Nullable SslContext secrets) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel opened) {
                if (secrets != null) {
                    opened.pipeline().addLast(tls(secrets, opened));
                }
                opened.pipeline().addLast(connection);
            }
        };
    }

    /** Who waits for the handshake watches over its time. */
    private SslHandler tls(SslContext secrets, Channel opened) {
        SslHandler tls = secrets.newHandler(opened.alloc(), place.name(), place.port());
        tls.setHandshakeTimeoutMillis(0);
        tls.setCloseNotifyFlushTimeoutMillis(LAST_WORD_MILLIS);
        return tls;
    }

    private void connected(Future<? super Void> connected) {
        Channel opened = ((ChannelFuture) connected).channel();
        SslHandler tls = opened.pipeline().get(SslHandler.class);
        if (!connected.isSuccess()) {
            loop.run(this::failed);
        } else if (tls == null) {
            loop.run(this::opened);
        } else {
            tls.handshakeFuture().addListener(this::agreed);
        }
    }

    private void agreed(Future<? super Channel> agreed) {
        loop.run(agreed.isSuccess() ? this::opened : this::failed);
    }

    private void opened() {
        if (!over) {
            over = true;
            pool.opened(this, connection);
        }
    }

    private void failed() {
        if (!over) {
            abort();
            pool.failed(this);
        }
    }
}
