package dev.bourse.gateway.upstream;

import io.vertx.core.Context;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Calls endpoints from one event loop. Every endpoint has a connection pool of its own, so that one
 * that hangs takes no connection from the others.
 */
public final class Upstream {
    private final Loop loop;
    private final Deadlines deadlines;
    private final Timeouts timeouts;
    private final int connectionsPerEndpoint;
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<Pool> left = new HashSet<>();
    private boolean closed;
    private int open;

    /**
     * @param context what it is called from and deployed with: with that all connections end
     * @param connectionsPerEndpoint most connections to one endpoint from this event loop
     */
    public Upstream(
            Context context, Deadlines deadlines, Timeouts timeouts, int connectionsPerEndpoint) {
        loop = new Loop(context);
        this.deadlines = deadlines;
        this.timeouts = timeouts;
        this.connectionsPerEndpoint = connectionsPerEndpoint;
        deadlines.watch(new Sweep());
        loop.atEnd(this::close);
    }

    /** An attempt that is ready to {@linkplain Attempt#start start}. */
    public Attempt attempt(Target target, AttemptListener listener) {
        return new Attempt(this, target, listener);
    }

    /** How many attempts are under way on this event loop. */
    public int open() {
        return open;
    }

    /** What watches over waits on this event loop. */
    public Deadlines deadlines() {
        return deadlines;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    void began() {
        open++;
    }

    void over() {
        open--;
    }

    /** Its event loop ends: nothing is asked any more. */
    boolean isClosed() {
        return closed;
    }

    /**
     * How a target is called now. Where its endpoint has moved, the connections to where it was are
     * not used again.
     */
    Line line(Target target) {
        Line known = lines.get(target.endpoint().id());
        if (known != null && known.writer().isFor(target)) {
            return known;
        }
        Line line = new Line(pool(target, known), new RequestWriter(target));
        lines.put(target.endpoint().id(), line);
        return line;
    }

    /**
     * How a target is called.
     *
     * @param pool where its connections come from
     * @param writer who writes requests for it
     */
    record Line(Pool pool, RequestWriter writer) {}

    private Pool pool(Target target, @Nullable Line known) {
        Place place = Place.of(target);
        if (known != null && known.pool().leadsTo(place)) {
            return known.pool();
        }
        if (known != null) {
            known.pool().retire();
            left.add(known.pool());
        }
        return new Pool(loop, deadlines::now, place, connectionsPerEndpoint, timeouts.connect());
    }

    private void close() {
        closed = true;
        pools().forEach(Pool::close);
    }

    private List<Pool> pools() {
        return Stream.concat(lines.values().stream().map(Line::pool), left.stream()).toList();
    }

    /** Looks after connections that nobody uses. */
    private final class Sweep extends Deadlines.Watched {
        private static final long EVERY_MILLIS = 250;

        private long next = deadlines.now() + EVERY_MILLIS;

        @Override
        public long deadline() {
            return next;
        }

        @Override
        public void overdue() {
            next = deadlines.now() + EVERY_MILLIS;
            pools().forEach(Pool::sweep);
            left.removeIf(Pool::isEmpty);
        }
    }
}
