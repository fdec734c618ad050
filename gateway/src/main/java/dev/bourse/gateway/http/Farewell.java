package dev.bourse.gateway.http;

import dev.bourse.gateway.net.Request;
import dev.bourse.gateway.upstream.Deadlines;

/**
 * Hangs up on a client that was answered before its request had been read. Closed at once, the
 * connection would be reset under the hands of a client that still writes, which might then never
 * see its answer. So what it sends is passed over for a moment.
 */
final class Farewell extends Deadlines.Watched {
    private static final long MOMENT_MILLIS = 1_000;

    private final Deadlines deadlines;
    private final Request request;
    private final long hangUpAt;

    private Farewell(Deadlines deadlines, Request request) {
        this.deadlines = deadlines;
        this.request = request;
        hangUpAt = deadlines.now() + MOMENT_MILLIS;
    }

    static void to(Request request, Deadlines deadlines) {
        request.passOver();
        deadlines.watch(new Farewell(deadlines, request));
    }

    @Override
    public long deadline() {
        return hangUpAt;
    }

    @Override
    public void overdue() {
        deadlines.forget(this);
        request.hangUp();
    }
}
