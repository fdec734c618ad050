package dev.bourse.gateway.http;

import dev.bourse.gateway.pipeline.Caller;
import dev.bourse.gateway.pipeline.Reply;
import dev.bourse.gateway.upstream.Wrapping;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

import java.util.Map;

/** A client behind an HTTP response. */
final class HttpCaller implements Caller {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence BUFFERING = HttpHeaders.createOptimized("X-Accel-Buffering");
    private static final CharSequence NO = HttpHeaders.createOptimized("no");
    private static final int OK = 200;

    private final HttpServerResponse response;

    HttpCaller(HttpServerResponse response) {
        this.response = response;
    }

    @Override
    public void onGone(Runnable then) {
        response.exceptionHandler(_ -> {});
        response.closeHandler(_ -> {
            if (!response.ended()) {
                then.run();
            }
        });
    }

    @Override
    public void onDrain(Runnable then) {
        response.drainHandler(_ -> then.run());
    }

    @Override
    public boolean isBusy() {
        return response.writeQueueFull();
    }

    @Override
    public void answer(Reply answer) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        answer.headers().forEach(response::putHeader);
        response.end(Wrapping.of(answer.json()));
    }

    @Override
    public void begin(String mediaType, Map<String, String> headers) {
        response.setStatusCode(OK)
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE)
                .putHeader(BUFFERING, NO);
        headers.forEach(response::putHeader);
    }

    @Override
    public void write(byte[] bytes) {
        response.write(Wrapping.of(bytes));
    }

    @Override
    public void cut() {
        if (!response.closed() && !response.ended()) {
            response.reset();
        }
    }

    @Override
    public void end(byte[] bytes) {
        if (!response.closed() && !response.ended()) {
            response.end(Wrapping.of(bytes));
        }
    }
}
