package dev.bourse.gateway.http;

import dev.bourse.gateway.upstream.Deadlines;
import dev.bourse.gateway.upstream.Wrapping;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects one request's body within a size and a time limit. */
final class BodyReader implements Deadlines.Watched {
    private static final int SMALL = 16 * 1024;
    private static final int MOST_DIGITS = 18;

    private final Deadlines deadlines;
    private final long mustEndAt;
    private final long longest;
    private final Consumer<Outcome> then;
    private final List<Buffer> parts = new ArrayList<>(1);
    private int length;
    private boolean over;

    /** What became of the body. */
    sealed interface Outcome {
        /** All of it is here. */
        record Complete(Body body) implements Outcome {}

        /** It is longer than allowed. */
        record TooLong() implements Outcome {}

        /** It did not come in time. */
        record TooSlow() implements Outcome {}

        /** The client left before it was complete. */
        record Gone() implements Outcome {}
    }

    private BodyReader(Deadlines deadlines, Limits limits, Consumer<Outcome> then) {
        this.deadlines = deadlines;
        this.mustEndAt = deadlines.now() + limits.bodyMillis();
        this.longest = limits.bodyBytes();
        this.then = then;
    }

    static void read(
            HttpServerRequest request, Deadlines deadlines, Limits limits, Consumer<Outcome> then) {
        new BodyReader(deadlines, limits, then).start(request);
    }

    @Override
    public long deadline() {
        return mustEndAt;
    }

    @Override
    public void overdue() {
        finish(new Outcome.TooSlow());
    }

    private void start(HttpServerRequest request) {
        deadlines.watch(this);
        request.exceptionHandler(_ -> finish(new Outcome.Gone()));
        if (announced(request) > longest) {
            finish(new Outcome.TooLong());
            return;
        }
        request.handler(this::take);
        request.endHandler(_ -> finish(new Outcome.Complete(new Body(whole()))));
    }

    private void take(Buffer part) {
        if (over) {
            return;
        }
        if (length + (long) part.length() > longest) {
            finish(new Outcome.TooLong());
        } else {
            length += part.length();
            keep(part);
        }
    }

    /** Small parts are put together, so that crumbs never take more room than what they are of. */
    private void keep(Buffer part) {
        if (!parts.isEmpty() && parts.getLast().length() < SMALL) {
            parts.getLast().appendBuffer(part);
        } else {
            parts.add(part);
        }
    }

    /** Copies each part once: a body of a megabyte comes in many. One that is alone is kept. */
    private byte[] whole() {
        if (parts.size() == 1) {
            return Wrapping.bytes(parts.getFirst());
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (Buffer part : parts) {
            part.getBytes(whole, at);
            at += part.length();
        }
        return whole;
    }

    private void finish(Outcome outcome) {
        if (!over) {
            over = true;
            deadlines.forget(this);
            then.accept(outcome);
        }
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null || !isWhole(length) ? 0 : Long.parseLong(length);
    }

    private static boolean isWhole(String number) {
        return !number.isEmpty()
                && number.length() <= MOST_DIGITS
                && number.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
