package dev.bourse.planted.gateway.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

class CallsVertx {
    HttpClient client(Vertx vertx) {
        return vertx.createHttpClient();
    }
}
