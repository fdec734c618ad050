package dev.bourse.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Calls endpoints from one event loop. Every endpoint has a connection pool of its own, so that one
 * that hangs takes no connection from the others.
 */
public final class Upstream {
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Vertx vertx;
    private final Deadlines deadlines;
    private final Timeouts timeouts;
    private final int connectionsPerEndpoint;
    private final Map<String, HttpClientAgent> plain = new HashMap<>();
    private final Map<String, HttpClientAgent> secure = new HashMap<>();
    private final Set<HttpConnection> fresh = Collections.newSetFromMap(new WeakHashMap<>());
    private int open;

    /**
     * @param connectionsPerEndpoint most connections to one endpoint from this event loop
     */
    public Upstream(
            Vertx vertx, Deadlines deadlines, Timeouts timeouts, int connectionsPerEndpoint) {
        this.vertx = vertx;
        this.deadlines = deadlines;
        this.timeouts = timeouts;
        this.connectionsPerEndpoint = connectionsPerEndpoint;
    }

    /** An attempt that is ready to {@linkplain Attempt#start start}. */
    public Attempt attempt(Target target, AttemptListener listener) {
        return new Attempt(this, target, listener);
    }

    /** How many attempts are under way on this event loop. */
    public int open() {
        return open;
    }

    /** What watches over waits on this event loop. */
    public Deadlines deadlines() {
        return deadlines;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    void began() {
        open++;
    }

    void over() {
        open--;
    }

    /** Whether the connection has been used before; to be asked once by each who uses it. */
    boolean isKept(HttpConnection connection) {
        return !fresh.remove(connection);
    }

    HttpClientAgent pool(Target target) {
        Map<String, HttpClientAgent> pools = target.tls() ? secure : plain;
        return pools.computeIfAbsent(target.endpoint().id(), _ -> newPool(target));
    }

    private HttpClientAgent newPool(Target target) {
        HttpClientOptions options =
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setSsl(target.tls())
                        .setTcpNoDelay(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setConnectTimeout(Math.toIntExact(timeouts.connect()));
        PoolOptions size = new PoolOptions().setHttp1MaxSize(connectionsPerEndpoint);
        return vertx.httpClientBuilder()
                .with(options)
                .with(size)
                .withConnectHandler(this::connected)
                .build();
    }

    /** What breaks on a connection is told to the attempt that uses it, and to nobody else. */
    private void connected(HttpConnection connection) {
        connection.exceptionHandler(_ -> {});
        ChunkReading.on(connection);
        fresh.add(connection);
    }
}
