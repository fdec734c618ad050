package dev.bourse.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop. */
final class Entrance {
    private static final long SWEEPS_IN_AN_IDLE_TIME = 32;
    private static final long SHORTEST_SWEEP = 100;

    private final EventLoop loop;
    private final RequestHandler handler;
    private final Wire wire;
    private final Heads heads = new Heads();
    private final PlainReader plain;
    private final Set<Connection> connections = new HashSet<>();

    Entrance(EventLoop loop, RequestHandler handler, Wire wire) {
        this.loop = loop;
        this.handler = handler;
        this.wire = wire;
        plain = new PlainReader(wire);
    }

    /** Looks for idle connections from now on. */
    void watch() {
        if (wire.idleMillis() > 0) {
            long pause = Math.max(SHORTEST_SWEEP, wire.idleMillis() / SWEEPS_IN_AN_IDLE_TIME);
            var _ = loop.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** Takes a connection in; from any thread. */
    void admit(Channel accepted) {
        accepted.config().setOption(ChannelOption.TCP_NODELAY, true);
        accepted.pipeline()
                .addLast(new RequestDecoder(wire, plain), new Connection(this, accepted));
        var _ =
                loop.register(accepted)
                        .addListener(done -> {
                            if (!done.isSuccess()) {
                                accepted.unsafe().closeForcibly();
                            }
                        });
    }

    /** Ends all connections; on the event loop. */
    void close() {
        List.copyOf(connections).forEach(Connection::hangUp);
    }

    boolean isOn(EventLoop other) {
        return loop.equals(other);
    }

    RequestHandler handler() {
        return handler;
    }

    Heads heads() {
        return heads;
    }

    long now() {
        return wire.millis().getAsLong();
    }

    void came(Connection connection) {
        connections.add(connection);
    }

    void left(Connection connection) {
        connections.remove(connection);
    }

    private void sweep() {
        long now = now();
        List.copyOf(connections).forEach(one -> one.sweep(now, wire.idleMillis()));
    }
}
