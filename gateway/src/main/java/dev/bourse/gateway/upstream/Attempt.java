package dev.bourse.gateway.upstream;

import dev.bourse.gateway.upstream.AttemptFailure.Kind;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.ContextInternal;

import org.jspecify.annotations.Nullable;

/** One call to one endpoint, on one event loop. */
public final class Attempt implements Deadlines.Watched {
    private static final long LAST_READ_MILLIS = 100;
    private static final int LONGEST_ERROR = 64 * 1024;
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_NOT_GOOD = 300;

    private final Deadlines deadlines;
    private final Timeouts timeouts;
    private final Upstream upstream;
    private final Target target;
    private final AttemptListener listener;
    private final long mustEndAt;
    private long wakeAt;
    private boolean over;
    private boolean paused;
    private boolean closed;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;
    private @Nullable ChunkReading reading;

    Attempt(Upstream upstream, Target target, AttemptListener listener) {
        this.upstream = upstream;
        this.target = target;
        this.listener = listener;
        deadlines = upstream.deadlines();
        timeouts = upstream.timeouts();
        mustEndAt = deadlines.now() + timeouts.total();
        wakeAt = deadlines.now() + timeouts.connect();
    }

    /** Sends the request; the listener hears the rest. */
    public void start(Order order) {
        deadlines.watch(this);
        upstream.began();
        connect(order, true);
    }

    /** Stops the upstream; the listener hears nothing more. */
    public void cancel() {
        if (finish()) {
            reset();
        }
    }

    /** Stops reading until {@link #resume}: the client is slower than the upstream. */
    public void pause() {
        if (response != null && !paused) {
            paused = true;
            stopReading();
            response.pause();
        }
    }

    public void resume() {
        if (response != null && paused) {
            paused = false;
            wakeAt = deadlines.now() + patience();
            response.resume();
        }
    }

    @Override
    public long deadline() {
        return paused ? mustEndAt : Math.min(mustEndAt, wakeAt);
    }

    @Override
    public void overdue() {
        Kind waiting = request == null ? Kind.CONNECT : Kind.TIMEOUT;
        fail(AttemptFailure.of(closed ? Kind.BROKEN : waiting));
    }

    private RequestOptions options(Order order) {
        MultiMap headers =
                MultiMap.caseInsensitiveMultiMap()
                        .add(HttpHeaders.CONTENT_TYPE, order.mediaType())
                        .add(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
                        .add(HttpHeaders.USER_AGENT, "bourse");
        Door.open(headers, target, order);
        RequestOptions options = new RequestOptions();
        if (target.server() != null) {
            options.setServer(target.server());
        }
        return options.setMethod(HttpMethod.POST)
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.path(order))
                .setHeaders(headers);
    }

    private void connect(Order order, boolean mayRepeat) {
        upstream.pool(target)
                .request(options(order))
                .onComplete(
                        connected -> send(connected, order, mayRepeat),
                        _ -> fail(AttemptFailure.of(Kind.CONNECT)));
    }

    private void send(HttpClientRequest connected, Order order, boolean mayRepeat) {
        request = connected;
        boolean kept = upstream.isKept(connected.connection());
        if (over) {
            reset();
            return;
        }
        wakeAt = deadlines.now() + timeouts.firstByte();
        if (order.stream()) {
            expect(ChunkReading.of(connected.connection()));
        }
        connected
                .send(Wrapping.of(order.body()))
                .onComplete(this::answered, _ -> unanswered(order, kept && mayRepeat));
    }

    private void expect(@Nullable ChunkReading chunks) {
        reading = chunks;
        if (chunks != null) {
            chunks.begin();
        }
    }

    /**
     * A connection that was kept may be closed by the provider just when it is used again. Such a
     * request was most likely read by nobody, and is sent once more.
     */
    private void unanswered(Order order, boolean repeat) {
        if (repeat && !over) {
            connect(order, false);
        } else {
            fail(AttemptFailure.of(Kind.BROKEN));
        }
    }

    private void answered(HttpClientResponse answer) {
        if (over) {
            return;
        }
        response = answer;
        answer.exceptionHandler(_ -> broke());
        if (answer.statusCode() >= FIRST_GOOD && answer.statusCode() < FIRST_NOT_GOOD) {
            relay(answer);
        } else {
            collectError(answer);
        }
    }

    private void relay(HttpClientResponse answer) {
        if (isEncoded(answer)) {
            fail(AttemptFailure.of(Kind.ENCODED));
            return;
        }
        answer.handler(buffer -> read(Wrapping.bytes(buffer)));
        answer.endHandler(_ -> end());
        String type = answer.getHeader(HttpHeaders.CONTENT_TYPE);
        if (isChunked(answer)) {
            handChunks(ContextInternal.current());
        }
        listener.began(answer.statusCode(), type == null ? "" : type);
    }

    private void handChunks(ContextInternal context) {
        if (reading != null) {
            Handler<byte[]> here = this::read;
            reading.hand(bytes -> context.dispatch(bytes, here));
        }
    }

    /** Whether it is sent in chunks, and nothing else was done to it. */
    private static boolean isChunked(HttpClientResponse answer) {
        String coding = answer.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return coding != null && coding.equalsIgnoreCase("chunked");
    }

    /** Whether it is compressed, although identity was asked for. */
    private static boolean isEncoded(HttpClientResponse answer) {
        String encoding = answer.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private void read(byte[] bytes) {
        if (!over) {
            wakeAt = deadlines.now() + patience();
            listener.read(bytes);
        }
    }

    /**
     * The connection is gone. While nothing is read, bytes that came before that wait in memory,
     * often the whole rest of the answer: they are read first.
     */
    private void broke() {
        closed = true;
        if (!paused) {
            fail(AttemptFailure.of(Kind.BROKEN));
        }
    }

    private long patience() {
        return closed ? LAST_READ_MILLIS : timeouts.idle();
    }

    private void end() {
        if (finish()) {
            listener.ended();
        }
    }

    private void collectError(HttpClientResponse answer) {
        Buffer said = Buffer.buffer();
        answer.handler(part ->
                said.appendBuffer(part, 0, Math.min(part.length(), LONGEST_ERROR - said.length())));
        answer.endHandler(_ -> fail(refusal(answer, said)));
    }

    private static AttemptFailure refusal(HttpClientResponse answer, Buffer said) {
        return new AttemptFailure(
                Kind.STATUS,
                answer.statusCode(),
                said.toString(),
                retryAfter(answer.getHeader(HttpHeaders.RETRY_AFTER)));
    }

    /** Whole seconds only: the date form of Retry-After is not used by model providers. */
    private static long retryAfter(@Nullable String header) {
        boolean seconds = header != null && header.matches("\\d{1,6}");
        return seconds ? Long.parseLong(header) : -1;
    }

    private void fail(AttemptFailure failure) {
        if (finish()) {
            reset();
            listener.failed(failure);
        }
    }

    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        stopReading();
        deadlines.forget(this);
        upstream.over();
        return true;
    }

    private void stopReading() {
        if (reading != null) {
            reading.stop();
        }
    }

    /** Closes the connection unless the exchange is complete; a no-op then. */
    private void reset() {
        if (request != null) {
            request.reset();
        }
    }
}
