package dev.bourse.planted.gateway.live;

import io.vertx.core.Vertx;

class MakesVertx {
    Vertx make() {
        return Vertx.vertx();
    }
}
