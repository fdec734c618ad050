package dev.bourse.gateway.net;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Listens on one port for all event loops: connections go to each of them in turn, and stay there.
 */
public final class Listener {
    private final VertxInternal vertx;
    private final InetSocketAddress address;
    private final Wire wire;
    private final List<Entrance> entrances = new CopyOnWriteArrayList<>();
    private @Nullable ChannelFuture bound;

    /**
     * @param vertx whose event loops they are
     * @param host address to listen on
     * @param port TCP port to listen on; 0 picks a free one
     */
    public Listener(Vertx vertx, String host, int port, Wire wire) {
        this.vertx = (VertxInternal) vertx;
        this.address = new InetSocketAddress(host, port);
        this.wire = wire;
    }

    /**
     * Has that handler answer its share of the connections, on the event loop of that context;
     * complete when they can come.
     */
    public synchronized Future<Void> open(Context context, RequestHandler handler) {
        Entrance entrance = new Entrance(loop(context), handler, wire);
        entrance.watch();
        entrances.add(entrance);
        if (bound == null) {
            bound = bind();
        }
        return outcome(bound);
    }

    /** Ends the connections of that context, and takes no new ones anywhere. */
    public synchronized void close(Context context) {
        if (bound != null) {
            var _ = bound.channel().close();
        }
        entrances.stream().filter(one -> one.isOn(loop(context))).forEach(Entrance::close);
    }

    /** The port that is listened on; to be asked when somebody listens. */
    public synchronized int port() {
        if (bound == null || !(bound.channel().localAddress() instanceof InetSocketAddress place)) {
            throw new IllegalStateException("nobody listens yet");
        }
        return place.getPort();
    }

    private static EventLoop loop(Context context) {
        return ((ContextInternal) context).nettyEventLoop();
    }

    private ChannelFuture bind() {
        ServerChannel server = vertx.transport().serverChannelFactory(false).newChannel();
        server.config().setOption(ChannelOption.SO_REUSEADDR, true);
        server.pipeline().addLast(new Acceptor(entrances));
        ChannelPromise done = server.newPromise();
        var _ =
                vertx.acceptorEventLoopGroup()
                        .register(server)
                        .addListener(registered -> {
                            if (registered.isSuccess()) {
                                var _ = server.bind(address, done);
                            } else {
                                done.setFailure(registered.cause());
                            }
                        });
        return done;
    }

    private static Future<Void> outcome(ChannelFuture binding) {
        Promise<Void> promise = Promise.promise();
        var _ =
                binding.addListener(done -> {
                    if (done.isSuccess()) {
                        promise.complete();
                    } else {
                        promise.fail(done.cause());
                    }
                });
        return promise.future();
    }
}
