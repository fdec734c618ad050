package dev.bourse.gateway.upstream;

import dev.bourse.gateway.upstream.AttemptFailure.Kind;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** One call to one endpoint, on one event loop. */
public final class Attempt extends Deadlines.Watched {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final int LONGEST_ERROR = 64 * 1024;
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_NOT_GOOD = 300;

    private final Deadlines deadlines;
    private final Timeouts timeouts;
    private final Upstream upstream;
    private final Target target;
    private final AttemptListener listener;
    private final Ear ear = new Ear();
    private final long mustEndAt;
    private long wakeAt;
    private boolean over;
    private boolean paused;
    private boolean relaying;
    private boolean repeated;
    private @Nullable Order order;
    private Upstream.@Nullable Line line;
    private @Nullable Connection connection;
    private @Nullable Refusal refusal;

    Attempt(Upstream upstream, Target target, AttemptListener listener) {
        this.upstream = upstream;
        this.target = target;
        this.listener = listener;
        deadlines = upstream.deadlines();
        timeouts = upstream.timeouts();
        long now = deadlines.now();
        mustEndAt = now + timeouts.total();
        wakeAt = now + timeouts.connect();
    }

    /** Sends the request; the listener hears the rest. */
    public void start(Order order) {
        deadlines.watch(this);
        upstream.began();
        this.order = order;
        connect();
    }

    /** Stops the upstream; the listener hears nothing more. */
    public void cancel() {
        if (finish()) {
            reset();
        }
    }

    /** Stops reading until {@link #resume}: the client is slower than the upstream. */
    public void pause() {
        if (relaying && connection != null && !paused) {
            paused = true;
            connection.pause();
        }
    }

    public void resume() {
        if (connection != null && paused) {
            paused = false;
            wakeAt = deadlines.now() + timeouts.idle();
            connection.resume();
        }
    }

    @Override
    public long deadline() {
        return paused ? mustEndAt : Math.min(mustEndAt, wakeAt);
    }

    @Override
    public void overdue() {
        boolean broken = connection != null && connection.isClosed();
        Kind waiting = connection == null ? Kind.CONNECT : Kind.TIMEOUT;
        fail(AttemptFailure.of(broken ? Kind.BROKEN : waiting));
    }

    private void connect() {
        line = upstream.line(target);
        line.pool().ask(ear);
    }

    private void send(Connection connected) {
        connection = connected;
        wakeAt = deadlines.now() + timeouts.firstByte();
        try {
            connected.ask(
                    ear, Objects.requireNonNull(order), Objects.requireNonNull(line).writer());
        } catch (IllegalArgumentException unspeakable) {
            LOG.error("{} can't be asked: {}", target, unspeakable.getMessage());
            fail(AttemptFailure.of(Kind.CONNECT));
        }
    }

    /**
     * A connection that was kept may be closed by the provider just when it is used again. Such a
     * request was most likely read by nobody, and is sent once more.
     */
    private void lost(boolean stale) {
        connection = null;
        if (stale && !repeated && !upstream.isClosed()) {
            repeated = true;
            wakeAt = deadlines.now() + timeouts.connect();
            connect();
        } else {
            fail(AttemptFailure.of(Kind.BROKEN));
        }
    }

    private void answered(AnswerHead head) {
        order = null;
        if (head.status() < FIRST_GOOD || head.status() >= FIRST_NOT_GOOD) {
            refusal = new Refusal(head);
        } else if (head.isEncoded()) {
            fail(AttemptFailure.of(Kind.ENCODED));
        } else {
            relaying = true;
            tell(() -> listener.began(head.status(), head.mediaType()));
        }
    }

    private void read(byte[] bytes) {
        if (refusal == null) {
            wakeAt = deadlines.now() + timeouts.idle();
            tell(() -> listener.read(bytes));
        } else {
            refusal.add(bytes);
        }
    }

    private void ended() {
        connection = null;
        if (refusal != null) {
            fail(refusal.failure());
        } else if (finish()) {
            tell(listener::ended);
        }
    }

    private void fail(AttemptFailure failure) {
        if (finish()) {
            reset();
            tell(() -> listener.failed(failure));
        }
    }

    /** A listener that fails breaks its own attempt, of which it hears, and nothing else. */
    private void tell(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error failure) {
            LOG.error("what came from {} was not dealt with", target, failure);
            fail(AttemptFailure.of(Kind.BROKEN));
        }
    }

    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        order = null;
        deadlines.forget(this);
        upstream.over();
        return true;
    }

    /** Lets go of the connection, or of waiting for one. */
    private void reset() {
        Connection used = connection;
        connection = null;
        if (used != null) {
            used.abandon();
        } else if (line != null) {
            line.pool().leave(ear);
        }
    }

    /** What is heard from the connection. */
    private final class Ear implements Asker {
        @Override
        public void connected(Connection connection) {
            send(connection);
        }

        @Override
        public void unreachable() {
            fail(AttemptFailure.of(Kind.CONNECT));
        }

        @Override
        public void headed(AnswerHead head) {
            answered(head);
        }

        @Override
        public void read(byte[] bytes) {
            Attempt.this.read(bytes);
        }

        @Override
        public void ended() {
            Attempt.this.ended();
        }

        @Override
        public void lost(boolean stale) {
            Attempt.this.lost(stale);
        }
    }

    /** An answer that is none, as it is read. */
    private static final class Refusal {
        private final int status;
        private final long retryAfter;
        private final ByteArrayOutputStream said = new ByteArrayOutputStream();

        Refusal(AnswerHead head) {
            status = head.status();
            retryAfter = head.retryAfterSeconds();
        }

        void add(byte[] bytes) {
            said.write(bytes, 0, Math.min(bytes.length, LONGEST_ERROR - said.size()));
        }

        AttemptFailure failure() {
            String text = said.toString(StandardCharsets.UTF_8);
            return new AttemptFailure(Kind.STATUS, status, text, retryAfter);
        }
    }
}
