package dev.bourse.gateway.upstream;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The connections to one endpoint from one event loop: no more than allowed, and each for one
 * request at a time. Who comes when all are taken waits, and the first one who came has the first
 * one that is free. A free one that was used last is used first, so that those that are too many
 * rest long enough to be closed.
 */
final class Pool {
    private static final long LONGEST_REST = 30;
    private static final long SECOND = 1_000;

    private final Loop loop;
    private final LongSupplier clock;
    private final Place place;
    private final int most;
    private final long connectMillis;
    private final Deque<Connection> resting = new ArrayDeque<>();
    private final Set<Connection> open = new HashSet<>();
    private final Deque<Opening> opening = new ArrayDeque<>();
    private final Set<Asker> waiting = new LinkedHashSet<>();
    private boolean retired;
    private boolean closed;

    /**
     * @param clock monotonic milliseconds
     * @param most connections at the same time
     * @param connectMillis how long it may take to open one
     */
    Pool(Loop loop, LongSupplier clock, Place place, int most, long connectMillis) {
        this.loop = loop;
        this.clock = clock;
        this.place = place;
        this.most = most;
        this.connectMillis = connectMillis;
    }

    boolean leadsTo(Place where) {
        return place.equals(where);
    }

    /** Gives a connection, now or when there is one. */
    void ask(Asker who) {
        Connection free = closed ? null : free();
        if (closed) {
            who.unreachable();
        } else if (free != null) {
            who.connected(free);
        } else {
            waiting.add(who);
            openMore();
        }
    }

    /** That one does not wait any more: a connection that was opened for it is not needed. */
    void leave(Asker who) {
        if (waiting.remove(who) && opening.size() > waiting.size()) {
            opening.removeLast().abort();
        }
    }

    /** No connection rests here any more; what is under way ends as it would have. */
    void retire() {
        retired = true;
        closeIf(_ -> true);
    }

    /** Everything ends. */
    void close() {
        closed = true;
        opening.forEach(Opening::abort);
        opening.clear();
        List.copyOf(open).forEach(Connection::lose);
        List<Asker> left = List.copyOf(waiting);
        waiting.clear();
        left.forEach(Asker::unreachable);
    }

    /** Nothing is left of it. */
    boolean isEmpty() {
        return open.isEmpty() && opening.isEmpty() && waiting.isEmpty();
    }

    /** Closes what has rested too long, and gives up what takes too long to open. */
    void sweep() {
        long now = now();
        closeIf(one -> !one.isGood(now));
        List<Opening> late = opening.stream().filter(one -> one.isLate(now)).toList();
        opening.removeAll(late);
        late.forEach(Opening::abort);
        openMore();
    }

    private void closeIf(Predicate<Connection> bad) {
        List<Connection> all = resting.stream().filter(bad).toList();
        resting.removeAll(all);
        all.forEach(Connection::close);
    }

    void opened(Opening ready, Connection connection) {
        opening.remove(ready);
        open.add(connection);
        give(connection);
    }

    /** Who has waited longest is told, and those behind are tried for anew. */
    void failed(Opening hopeless) {
        opening.remove(hopeless);
        Asker first = nextAsker();
        if (first != null) {
            first.unreachable();
        }
        openMore();
    }

    /** An answer has ended, and the connection can be used again. */
    void free(Connection connection) {
        long said = connection.keepSeconds();
        long seconds = said == AnswerHead.UNKNOWN ? LONGEST_REST : Math.min(said, LONGEST_REST);
        connection.rest(now() + seconds * SECOND);
        give(connection);
    }

    /** That one is closed. */
    void gone(Connection connection) {
        open.remove(connection);
        resting.remove(connection);
        openMore();
    }

    private void give(Connection connection) {
        Asker first = nextAsker();
        if (first != null) {
            first.connected(connection);
        } else if (retired || closed) {
            connection.close();
        } else {
            resting.addLast(connection);
        }
    }

    private @Nullable Connection free() {
        long now = now();
        Connection last = resting.pollLast();
        while (last != null && !last.isGood(now)) {
            last.close();
            last = resting.pollLast();
        }
        return last;
    }

    private @Nullable Asker nextAsker() {
        if (waiting.isEmpty()) {
            return null;
        }
        Asker first = waiting.iterator().next();
        waiting.remove(first);
        return first;
    }

    private void openMore() {
        while (!closed && opening.size() < waiting.size() && open.size() + opening.size() < most) {
            Opening next = new Opening(this, loop, place, now() + connectMillis);
            opening.addLast(next);
            next.start();
        }
    }

    private long now() {
        return clock.getAsLong();
    }
}
