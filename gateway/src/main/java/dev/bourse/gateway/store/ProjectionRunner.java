package dev.bourse.gateway.store;

import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.store.Projection.Applied;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows a journal with a thread of its own and folds it into the tables of a store. While a
 * database server works for another thread, it gathers what will be written next; where there can
 * be only one writer it does so between two transactions, which lets others have their turn. When
 * the database is away it tries again for ever; nobody waits for it meanwhile. After any failure
 * the mark is read again, since a commit whose answer was lost may have happened.
 */
public final class ProjectionRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);

    private static final int FEWEST = 16;

    /** So many times longer may a transaction be where it is in nobody's way. */
    private static final int PATIENCE = 5;

    private static final int LONGEST_REASON = 200;
    private final Journal journal;
    private final Store store;
    private final Projection projection;
    private final ProjectionRhythm rhythm;
    private final BatchSize batch;
    private final Thread thread;
    private final Executor writer;
    private final Deque<SortedMap<Integer, Change>> parts = new ArrayDeque<>();
    private @Nullable Sheaf sheaf;
    private @Nullable Sheaf bound;
    private int partsInAll;
    private boolean unsettled;
    private long boundAt;
    private volatile long mark;
    private volatile int failures;
    private volatile @Nullable String lastError;
    private volatile boolean stopping;

    /** Starts at once. */
    public ProjectionRunner(
            Journal journal,
            Store store,
            Folding folding,
            ProjectionRhythm rhythm,
            ThreadFactory threads) {
        this.journal = journal;
        this.store = store;
        this.projection = store.projection(journal, folding, rhythm.ticks());
        this.batch = new BatchSize(fewest(rhythm), rhythm.batch(), longest(rhythm));
        this.boundAt = rhythm.ticks().getAsLong() - rhythm.apart().toNanos();
        this.rhythm = rhythm;
        this.writer =
                store.hasOneWriter() ? Runnable::run : work -> threads.newThread(work).start();
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /** What gathers for several lanes is not torn into ever smaller pieces when a disk is slow. */
    private int fewest(ProjectionRhythm rhythm) {
        return projection.lanes() > 1 ? rhythm.batch() / 10 : FEWEST;
    }

    /** Where there are many writers nobody waits but who changes the same rows. */
    private Duration longest(ProjectionRhythm rhythm) {
        return store.hasOneWriter() ? rhythm.longest() : rhythm.longest().multipliedBy(PATIENCE);
    }

    /** How it fares. */
    public ProjectionStatus status() {
        long folded = mark;
        long lag = Math.max(0, journal.durableEnd() - folded);
        return new ProjectionStatus(folded, lag, lastError, failures);
    }

    /**
     * Empties the tables and folds the journal again from its beginning. Runners of other journals
     * on the same database do so too, when their next fact comes. Blocks until the tables are
     * empty.
     *
     * @throws StoreException when the journal no longer holds its beginning
     */
    public synchronized void rebuild() {
        projection.rebuild();
        forgetSheaf();
        mark = 0;
    }

    /** Ends after the transaction that is under way. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            Duration pause = step();
            if (!pause.isZero() && !stopping) {
                LockSupport.parkNanos(this, pause.toNanos());
            }
            if (Thread.interrupted()) {
                LOG.warn("the projection was interrupted and goes on");
            }
        }
        forgetSheaf();
    }

    /** Under a lock, so that a rebuild falls between two transactions. */
    private synchronized Duration step() {
        try {
            boolean more = fold();
            succeeded();
            return more ? Duration.ZERO : rhythm.idle();
        } catch (RuntimeException | Error failure) {
            forgetSheaf();
            failed(failure);
            return rhythm.pauseAfter(failures);
        }
    }

    /**
     * Folds what came; true when there is more to do. One transaction at a time: between two of
     * them somebody else may write.
     */
    private boolean fold() {
        Sheaf here = sheaf();
        Sheaf full = bound;
        boolean more = full == null ? here.read(batch.facts()) : readWhileWriting(here, full);
        if (bound == null && sheaf != null && !here.isEmpty() && isRipe(here, more)) {
            bind(here);
        }
        settle();
        return more || bound != null || sheaf == null;
    }

    private boolean isRipe(Sheaf here, boolean more) {
        return isFull(here) || (!more && rhythm.isDue(boundAt));
    }

    private boolean isFull(Sheaf here) {
        return here.isFull(batch.facts());
    }

    /** What was gathered goes into the tables from now on; what comes next is gathered apart. */
    private void bind(Sheaf full) {
        parts.addAll(full.parts(batch.facts()));
        partsInAll = parts.size();
        bound = full;
        boundAt = rhythm.ticks().getAsLong();
        sheaf = full.next(projection.gather());
    }

    /**
     * Only the transaction itself is another thread's, and nothing here goes on without its end,
     * whatever happens to the reading: all that is remembered stays with one thread.
     */
    private boolean readWhileWriting(Sheaf here, Sheaf full) {
        SortedMap<Integer, Change> lanes = parts.removeFirst();
        CompletableFuture<Applied> written =
                CompletableFuture.supplyAsync(
                        () -> projection.apply(full.from(), full.to(), lanes), writer);
        boolean more;
        try {
            more = readUntil(here, turn(full), written);
        } finally {
            written.handle((_, _) -> true).join();
        }
        wrote(full, lanes, written.join());
        return more;
    }

    /**
     * Reads once at least, then until the transaction is over and it is time for the next one; true
     * when there is likely to be more.
     */
    private boolean readUntil(Sheaf here, long turn, Future<Applied> written) {
        boolean more = here.read(batch.facts());
        while (more && !isFull(here) && (!written.isDone() || here.size() < turn)) {
            more = here.read(batch.facts());
        }
        return more;
    }

    /**
     * So many facts are read before the next transaction. Where somebody else waits for the only
     * writer, what has to be read in all is spread evenly: whoever looks now and then whether it
     * may write finds a gap after each transaction, instead of one long gap after many short ones.
     */
    private long turn(Sheaf full) {
        int done = partsInAll - parts.size();
        return store.hasOneWriter() ? full.size() * done / partsInAll : 0;
    }

    /** Begins anew when the tables are not as they were when they were read. */
    private void wrote(Sheaf full, SortedMap<Integer, Change> lanes, Applied applied) {
        int rows = lanes.values().stream().mapToInt(Change::rows).sum();
        batch.took(Math.max(1, rows), applied.held());
        if (!applied.isAdded()) {
            forgetSheaf();
        } else if (parts.isEmpty()) {
            mark = full.to();
            bound = null;
            unsettled = true;
        }
    }

    /** Once a second while anything is written, whoever writes it. */
    private void settle() {
        if (unsettled) {
            unsettled = !store.settle(rhythm.ticks().getAsLong());
        }
    }

    private Sheaf sheaf() {
        Sheaf open = sheaf;
        if (open == null) {
            store.migrate();
            Marks marks = projection.marks();
            mark = marks.first();
            open =
                    new Sheaf(
                            journal.cursorOfResults(mark),
                            marks,
                            projection.gather(),
                            projection.lanes(),
                            rhythm.batch());
            sheaf = open;
        }
        return open;
    }

    private synchronized void forgetSheaf() {
        Sheaf open = sheaf;
        parts.clear();
        bound = null;
        sheaf = null;
        if (open != null) {
            open.close();
        }
    }

    private void succeeded() {
        if (lastError != null) {
            LOG.info("the projection goes on at {} after {} failures", mark, failures);
        }
        lastError = null;
        failures = 0;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only its own thread changes it
    private void failed(Throwable failure) {
        if (lastError == null) {
            LOG.error("the projection fails and tries until it does not", failure);
        }
        lastError = reason(failure);
        failures++;
    }

    /** Only the cause: what lies above it quotes statements with the data of callers. */
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String line = cause.toString().lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
}
