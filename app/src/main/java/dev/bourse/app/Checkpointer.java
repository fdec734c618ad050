package dev.bourse.app;

import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalCursor;
import dev.bourse.gateway.journal.PositionedFact;
import dev.bourse.gateway.live.Bookkeeper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Follows the journal with the books and writes a checkpoint now and then, so that the next start
 * reads little; segments that nobody needs any more are taken away.
 */
final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final int BATCH = 4_096;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final long EVERY = 50_000;

    private final Journal journal;
    private final Bookkeeper books;
    private final LongSupplier projected;
    private final Thread thread;
    private volatile boolean stopping;
    private long unsaved;

    /**
     * Starts at once.
     *
     * @param projected the first position that the database does not have
     */
    Checkpointer(Journal journal, Bookkeeper books, LongSupplier projected, ThreadFactory threads) {
        this.journal = journal;
        this.books = books;
        this.projected = projected;
        thread = threads.newThread(this::run);
        thread.start();
    }

    /** Ends with a last checkpoint. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (JournalCursor cursor = journal.cursor(books.position())) {
            while (!stopping) {
                if (!follow(cursor)) {
                    LockSupport.parkNanos(this, PAUSE_NANOS);
                }
                if (unsaved >= EVERY) {
                    save();
                }
            }
            while (follow(cursor)) {
                Thread.onSpinWait();
            }
            save();
        } catch (RuntimeException failure) {
            LOG.error(
                    "checkpoints have stopped: the next start reads more of the journal", failure);
        }
    }

    private boolean follow(JournalCursor cursor) {
        List<PositionedFact> facts = cursor.next(BATCH);
        facts.forEach(books);
        unsaved += facts.size();
        return !facts.isEmpty();
    }

    private void save() {
        if (unsaved > 0) {
            books.checkpoint();
            journal.release(projected.getAsLong());
            unsaved = 0;
        }
    }
}
