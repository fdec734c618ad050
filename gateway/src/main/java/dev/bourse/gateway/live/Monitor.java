package dev.bourse.gateway.live;

import dev.bourse.domain.routing.Health;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Watches one endpoint. Whoever records never waits: whichever thread gets hold of the figures
 * counts its result and works off the queue; a thread that does not puts its result there and
 * leaves it to the one that did. Whoever reads gets the last published health, at most a quarter of
 * a second old.
 */
final class Monitor {
    private static final long FRESH_MICROS = 250_000;

    private final Queue<Timed> pending = new ConcurrentLinkedQueue<>();
    private final ReentrantLock mine = new ReentrantLock();
    private final Scores scores = new Scores();
    private volatile Seen seen;

    private record Timed(CallResult result, long atMicros) {}

    private record Seen(Health health, long atMicros) {}

    Monitor() {
        seen = new Seen(Health.UNKNOWN, Long.MIN_VALUE / 2);
    }

    /** Counts a result; a bad one shows at once. */
    void record(CallResult result, long now) {
        if (!countsAtOnce(result, now)) {
            pending.add(new Timed(result, now));
        }
        workOff(now, false);
    }

    private boolean countsAtOnce(CallResult result, long now) {
        boolean free = mine.tryLock();
        if (free) {
            try {
                scores.add(result, now);
                count(now, isBad(result));
            } finally {
                mine.unlock();
            }
        }
        return free;
    }

    Health health(long now) {
        if (Math.abs(now - seen.atMicros()) > FRESH_MICROS) {
            workOff(now, true);
        }
        return seen.health();
    }

    EndpointReport report(long now) {
        mine.lock();
        try {
            count(now, true);
            return scores.report(now);
        } finally {
            mine.unlock();
            workOff(now, false);
        }
    }

    /** Results that come while another thread has the figures are seen by that one at the end. */
    private void workOff(long now, boolean publish) {
        boolean wanted = publish;
        while ((wanted || !pending.isEmpty()) && mine.tryLock()) {
            try {
                count(now, wanted);
                wanted = false;
            } finally {
                mine.unlock();
            }
        }
    }

    private void count(long now, boolean publish) {
        if (drain() || publish) {
            seen = new Seen(scores.health(now), now);
        }
    }

    /** Takes all that is pending; true when something bad was among it. */
    private boolean drain() {
        boolean bad = false;
        for (Timed next = pending.poll(); next != null; next = pending.poll()) {
            scores.add(next.result(), next.atMicros());
            bad |= isBad(next.result());
        }
        return bad;
    }

    private static boolean isBad(CallResult result) {
        return switch (result) {
            case CallResult.Failed _, CallResult.RateLimited _, CallResult.Forbidden _ -> true;
            case CallResult.Answered _,
                    CallResult.CalledTools _,
                    CallResult.GaveForm _,
                    CallResult.NotCounted _ ->
                    false;
        };
    }
}
