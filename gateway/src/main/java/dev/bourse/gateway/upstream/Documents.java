package dev.bourse.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches documents of strangers: from public places only, from the very address that was looked
 * at, no further than one answer, and no more or longer than the limits. Not for event loops: it
 * waits.
 */
public final class Documents {
    private static final int OK = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;

    private final Vertx vertx;
    private final AddressGuard guard;
    private final int mostBytes;
    private final long millis;

    /**
     * @param mostBytes the longest document
     * @param millis the longest wait for all of it
     */
    public Documents(Vertx vertx, AddressGuard guard, int mostBytes, long millis) {
        this.vertx = vertx;
        this.guard = guard;
        this.mostBytes = mostBytes;
        this.millis = millis;
    }

    /**
     * Fetches one.
     *
     * @param key sent as a bearer token; null for none
     */
    public Fetched fetch(String url, @Nullable String key) {
        return switch (guard.look(url)) {
            case Destination.Refused(String why) -> new Fetched.Refused(why);
            case Destination.Unknown(String why) -> new Fetched.Failed(why);
            case Destination.Allowed(String address) -> fetch(options(url, address, key));
        };
    }

    private Fetched fetch(RequestOptions options) {
        HttpClientOptions settings =
                new HttpClientOptions()
                        .setConnectTimeout(Math.toIntExact(millis))
                        .setDecompressionSupported(false)
                        .setKeepAlive(false);
        HttpClientAgent client = vertx.createHttpClient(settings);
        try {
            return client.request(options)
                    .compose(request -> request.send().compose(this::read))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(millis, TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failure) {
            return new Fetched.Failed(reason(failure.getCause()));
        } finally {
            client.close();
        }
    }

    private static RequestOptions options(String url, String address, @Nullable String key) {
        URI uri = URI.create(url);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setServer(SocketAddress.inetSocketAddress(port, address))
                        .setHost(uri.getHost())
                        .setPort(port)
                        .setSsl(tls)
                        .setFollowRedirects(false)
                        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                        .putHeader(HttpHeaders.ACCEPT, "application/json")
                        .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                        .putHeader(HttpHeaders.USER_AGENT, "bourse");
        return key == null
                ? options
                : options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key);
    }

    private Future<Fetched> read(HttpClientResponse answer) {
        int status = answer.statusCode();
        if (status >= FIRST_REDIRECT && status < FIRST_ERROR) {
            return failed(
                    "answers with a redirect ("
                            + status
                            + "), which is not followed: give the address it leads to");
        }
        if (status != OK) {
            return failed("answers with status " + status);
        }
        String encoding = answer.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("identity")
                ? collect(answer)
                : failed("answers compressed, which was not asked for");
    }

    private Future<Fetched> collect(HttpClientResponse answer) {
        Promise<Fetched> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        answer.handler(part -> {
            if (read.length() + part.length() > mostBytes) {
                whole.tryComplete(new Fetched.Failed("is longer than " + mostBytes + " bytes"));
                answer.request().reset();
            } else {
                read.appendBuffer(part);
            }
        });
        answer.endHandler(_ -> whole.tryComplete(new Fetched.Whole(read.getBytes())));
        answer.exceptionHandler(_ -> whole.tryComplete(new Fetched.Failed("broke off")));
        return whole.future();
    }

    private static Future<Fetched> failed(String why) {
        return Future.succeededFuture(new Fetched.Failed(why));
    }

    private static String reason(@Nullable Throwable cause) {
        return cause instanceof TimeoutException
                ? "did not answer in time"
                : "could not be read over the network";
    }
}
