package dev.bourse.sim.workload;

import dev.bourse.wire.sse.SseReader;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.StreamResetException;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One request under way, from its sending to its outcome; lives on one event loop. */
final class Call {
    private static final int LONGEST_EVENT = 1 << 24;
    private static final int OK = 200;
    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

    private final Order order;
    private final long dueMicros;
    private final long sentMicros;
    private final LongSupplier micros;
    private final Consumer<Outcome> finished;
    private final AnswerReader reader = new AnswerReader();
    private final SseReader events = new SseReader(LONGEST_EVENT, this::event);
    private @Nullable HttpClientRequest request;
    private Runnable afterwards = () -> {};
    private int status;
    private long firstMicros = -1;
    private boolean done;
    private boolean over;

    Call(Order order, long dueMicros, LongSupplier micros, Consumer<Outcome> finished) {
        this.order = order;
        this.dueMicros = dueMicros;
        this.sentMicros = micros.getAsLong();
        this.micros = micros;
        this.finished = finished;
    }

    /** Sends the body over a request that has a connection, unless it is too late. */
    void send(HttpClientRequest connected, Buffer body) {
        if (over) {
            connected.reset();
            return;
        }
        request = connected;
        connected.response().onSuccess(this::receive).onFailure(this::broken);
        connected.end(body);
    }

    /** Gives up waiting. */
    void expire() {
        fail("timeout");
        if (request != null) {
            request.reset();
        }
    }

    /** Runs something once it has its outcome. */
    void onOver(Runnable action) {
        afterwards = action;
    }

    /** There is no connection, or it broke. */
    void broken(Throwable problem) {
        fail(problem instanceof StreamResetException ? "reset" : "connection");
    }

    private void receive(HttpClientResponse response) {
        status = response.statusCode();
        response.exceptionHandler(_ -> fail("broken off"));
        boolean stream =
                String.valueOf(response.getHeader("content-type")).startsWith("text/event-stream");
        if (status == OK && stream) {
            response.handler(bytes -> events.accept(bytes.getBytes()));
            response.endHandler(_ -> endStream());
        } else {
            response.body().onSuccess(this::whole).onFailure(_ -> fail("broken off"));
        }
    }

    private void whole(Buffer body) {
        if (status == OK) {
            reader.accept(body.getBytes());
            noteFirst();
        } else {
            reader.fail("status " + status);
        }
        finish();
    }

    private void event(String name, byte[] source, int from, int to) {
        if (Arrays.equals(source, from, to, DONE, 0, DONE.length)) {
            done = true;
        } else {
            reader.accept(Arrays.copyOfRange(source, from, to));
            noteFirst();
        }
    }

    private void noteFirst() {
        if (firstMicros < 0 && reader.hasContent()) {
            firstMicros = micros.getAsLong() - dueMicros;
        }
    }

    private void endStream() {
        events.end();
        if (!done) {
            reader.fail("no [DONE]");
        }
        finish();
    }

    private void fail(String reason) {
        reader.fail(reason);
        finish();
    }

    private void finish() {
        if (over) {
            return;
        }
        over = true;
        afterwards.run();
        finished.accept(
                new Outcome(
                        order.index(),
                        order.model(),
                        order.streamed(),
                        status,
                        reader.failure(),
                        reader.answer(),
                        sentMicros - dueMicros,
                        firstMicros,
                        micros.getAsLong() - dueMicros));
    }
}
