package dev.bourse.gateway.net;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A listener on a real port, with one event loop. It answers {@code /echo} with what it was sent,
 * {@code /stream} with three chunks, {@code /early} before the body is there, and keeps everything
 * else open for the test to answer.
 */
final class House implements RequestHandler, AutoCloseable {
    private static final long PATIENCE = 60;

    final AtomicLong millis = new AtomicLong();
    final BlockingQueue<Request> open = new LinkedBlockingQueue<>();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final Listener listener;

    House(long idleMillis) {
        listener =
                new Listener(
                        vertx, "127.0.0.1", 0, new Wire(1_000, 2_000, idleMillis, millis::get));
        listener.open(context, this).toCompletionStage().toCompletableFuture().join();
    }

    Socket dial() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE));
        return socket;
    }

    /** Sends all of it and reads until the other side closes. */
    String talk(String said) throws IOException {
        try (Socket socket = dial()) {
            socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The next request that was left open. */
    Request next() throws InterruptedException {
        return present(open.poll(PATIENCE, TimeUnit.SECONDS));
    }

    String event() throws InterruptedException {
        return present(events.poll(PATIENCE, TimeUnit.SECONDS));
    }

    private static <T> T present(T one) {
        if (one == null) {
            throw new AssertionError("nothing came");
        }
        return one;
    }

    /** Runs on the event loop, and waits for it. */
    void onLoop(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(_ -> {
            try {
                work.run();
                done.complete(null);
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        done.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Override
    public void handle(Request request) {
        switch (request.path()) {
            case "/stream" -> stream(request.response());
            case "/early" -> request.response().send(200, Map.of(), bytes("early"));
            case "/echo" -> request.read(new Echo(request));
            default -> {
                request.response().onGone(() -> events.add("gone"));
                open.add(request);
            }
        }
    }

    @Override
    public void refuseMalformed(Request request) {
        request.response().closeAfter();
        request.response().send(400, Map.of(), bytes("malformed"));
    }

    private static void stream(Response response) {
        response.begin(200, Map.of("content-type", "text/plain"));
        response.write(bytes("one"));
        response.write(bytes("a chunk of 20 bytes."));
        response.end(bytes("end"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        context.runOnContext(_ -> listener.close(context));
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Echo implements BodyListener {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final Request request;

        Echo(Request request) {
            this.request = request;
        }

        @Override
        public void part(ByteBuf part) {
            byte[] bytes = new byte[part.readableBytes()];
            part.readBytes(bytes);
            body.writeBytes(bytes);
        }

        @Override
        public void ended() {
            request.response().send(200, Map.of("x-path", request.path()), body.toByteArray());
        }

        @Override
        public void malformed() {
            refuseMalformed(request);
        }

        @Override
        public void gone() {
            events.add("gone in its body");
        }
    }
}
