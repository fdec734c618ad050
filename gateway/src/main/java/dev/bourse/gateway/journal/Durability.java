package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How far the disk has come, who waits for it, and what is wrong with it at present. */
final class Durability {
    private final InstantSource clock;
    private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
    private volatile long end;
    private volatile @Nullable Problem problem;

    Durability(long end, InstantSource clock) {
        this.end = end;
        this.clock = clock;
    }

    /** All positions below are on disk. */
    long end() {
        return end;
    }

    @Nullable Problem problem() {
        return problem;
    }

    /** Completes when that position is on disk, exceptionally when the disk fails before. */
    CompletableFuture<Void> of(long position) {
        if (position < end) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> reached = new CompletableFuture<>();
        waiters.add(new Waiter(position, reached));
        Problem present = problem;
        if (position < end) {
            reached.complete(null);
        } else if (present != null) {
            reached.completeExceptionally(new JournalException(present.why()));
        }
        return reached;
    }

    /** The disk has come that far, so it works. */
    void reached(long newEnd) {
        end = newEnd;
        problem = null;
        for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if (waiter.position() < newEnd || waiter.reached().isDone()) {
                each.remove();
                waiter.reached().complete(null);
            }
        }
    }

    /** Facts do not reach the disk; keeps the time of the first failure in a row. */
    void failing(String why) {
        Problem before = problem;
        problem = new Problem(why, before == null ? Micros.now(clock) : before.sinceMicros());
        for (Waiter waiter = waiters.poll(); waiter != null; waiter = waiters.poll()) {
            waiter.reached().completeExceptionally(new JournalException(why));
        }
    }

    /** Why facts do not reach the disk, and since when. */
    record Problem(String why, long sinceMicros) {}

    private record Waiter(long position, CompletableFuture<Void> reached) {}
}
