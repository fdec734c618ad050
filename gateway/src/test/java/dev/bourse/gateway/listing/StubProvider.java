package dev.bourse.gateway.listing;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider on this machine that says what a test wants it to say. */
final class StubProvider {
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile String document = "{}";
    private volatile int status = 200;
    private volatile boolean broken;
    private volatile String location = "";

    StubProvider(Vertx vertx) {
        server =
                vertx.createHttpServer()
                        .requestHandler(
                                request -> request.body().onSuccess(it -> answer(request, it)))
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
    }

    String root() {
        return "http://127.0.0.1:" + server.actualPort() + "/v1";
    }

    void offers(String json) {
        document = json;
        status = 200;
    }

    void fails(int with) {
        status = with;
    }

    void redirects(String to) {
        status = 302;
        location = to;
    }

    /** Chats make no sense from now on, or do again. */
    void isBroken(boolean whether) {
        broken = whether;
    }

    /** What it was sent as {@code Authorization}, in order. */
    List<String> keys() {
        return List.copyOf(keys);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        keys.add(String.valueOf(request.getHeader("Authorization")));
        String path = String.valueOf(request.path());
        if (path.endsWith("/models")) {
            request.response().setStatusCode(status).putHeader("Location", location).end(document);
        } else if (broken) {
            request.response()
                    .setStatusCode(401)
                    .end("no such key: " + request.getHeader("Authorization"));
        } else {
            request.response().end(Answers.to(path, body.toString()));
        }
    }
}
