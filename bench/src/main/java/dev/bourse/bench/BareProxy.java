package dev.bourse.bench;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/**
 * The least that can be done on Vert.x: bytes in, bytes out, one server and one client per event
 * loop. It shows what a framework costs that does nothing else.
 */
final class BareProxy extends VerticleBase {
    private static final int CONNECTIONS = 20_000;
    private static final int BACKLOG = 4_096;

    private final int port;
    private final int upstreamPort;

    private BareProxy(int port, int upstreamPort) {
        this.port = port;
        this.upstreamPort = upstreamPort;
    }

    /** Arguments: port, the upstream's port, event loops. */
    static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int upstreamPort = Integer.parseInt(arguments[1]);
        int loops = Integer.parseInt(arguments[2]);
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setPreferNativeTransport(true)
                                .setEventLoopPoolSize(loops));
        if (!vertx.isNativeTransportEnabled()) {
            throw new IllegalStateException(
                    "no native transport", vertx.unavailableNativeTransportCause());
        }
        vertx.deployVerticle(
                        () -> new BareProxy(port, upstreamPort),
                        new DeploymentOptions().setInstances(loops))
                .await();
    }

    @Override
    public Future<?> start() {
        HttpClient client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setTcpNoDelay(true)
                                .setDecompressionSupported(false),
                        new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
        HttpServerOptions options =
                new HttpServerOptions().setTcpNoDelay(true).setAcceptBacklog(BACKLOG);
        return vertx.createHttpServer(options)
                .requestHandler(request -> relay(client, request))
                .listen(port, "127.0.0.1");
    }

    private void relay(HttpClient client, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        request.pause();
        var _ =
                client.request(options(request))
                        .compose(up -> forward(request, up))
                        .compose(answer -> back(answer, response))
                        .onFailure(problem -> fail(response));
    }

    private RequestOptions options(HttpServerRequest request) {
        return new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(upstreamPort)
                .setMethod(request.method())
                .setURI(request.uri());
    }

    private static Future<HttpClientResponse> forward(
            HttpServerRequest request, HttpClientRequest up) {
        up.headers().setAll(request.headers());
        request.response().exceptionHandler(gone -> up.reset());
        return up.send(request);
    }

    private static Future<Void> back(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode());
        response.headers().setAll(answer.headers());
        response.setChunked(answer.getHeader(HttpHeaders.CONTENT_LENGTH) == null);
        response.exceptionHandler(gone -> cancel(answer));
        return answer.pipeTo(response);
    }

    /** What has already arrived must not be written to a client that has left. */
    private static void cancel(HttpClientResponse answer) {
        answer.handler(null);
        answer.request().reset();
    }

    private static void fail(HttpServerResponse response) {
        if (response.headWritten()) {
            response.reset();
        } else {
            var _ = response.setStatusCode(502).end();
        }
    }
}
