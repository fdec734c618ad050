package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/**
 * The one writer: gathers what came in during a window, writes it, forces it to disk, and says so.
 *
 * <p>After a failed write or force nobody knows what the disk holds, and a second force of the same
 * file may report a success that is none. So the segment is given up, the batch stays in memory,
 * and it is written whole to a new segment, again and again until the disk takes it. Nothing that
 * was acknowledged depends on the spoilt bytes: they begin where the new segment begins.
 */
final class Committer implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    private final Inbox inbox;
    private final Segments segments;
    private final Durability durability;
    private final JournalSettings settings;
    private final ByteBuffer batch;
    private @Nullable Segment current;
    private boolean busy;
    private volatile boolean stopping;

    Committer(Inbox inbox, Segments segments, Durability durability, JournalSettings settings) {
        this.inbox = inbox;
        this.segments = segments;
        this.durability = durability;
        this.settings = settings;
        this.batch = ByteBuffer.allocateDirect(settings.batchBytes());
    }

    /** Goes on in that segment, before the thread starts. */
    void resume(Segment segment) {
        current = segment;
    }

    /** What is queued will still be committed, then the thread ends. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            while (!stopping || !inbox.isEmpty()) {
                gather();
                commit();
            }
        } catch (RuntimeException | Error bug) {
            LOG.error("the journal's writer ended", bug);
            durability.failing("the journal's writer ended: " + bug);
        } finally {
            giveUpSegment();
        }
    }

    /**
     * While facts keep coming one window follows another: nobody who appends has to wake this
     * thread, which takes a call of the system.
     */
    private void gather() {
        clearInterrupt();
        if (!stopping && !busy) {
            inbox.awaitWork();
        }
        if (!stopping && !inbox.isCrowded()) {
            LockSupport.parkNanos(this, settings.window().toNanos());
        }
    }

    private void commit() {
        long first = durability.end();
        long end = fill(first);
        busy = end > first;
        if (busy && !write(first)) {
            insist(first);
        }
        if (durability.problem() != null) {
            LOG.info("facts reach the disk again");
        }
        durability.reached(end);
    }

    /** Tries until the disk takes the batch, and once more after it was told to stop. */
    private void insist(long first) {
        boolean written = false;
        while (!written) {
            boolean lastChance = stopping;
            if (!lastChance) {
                LockSupport.parkNanos(this, settings.retry().toNanos());
            }
            written = write(first);
            if (lastChance && !written) {
                throw new JournalException("stopped with facts that the disk did not take");
            }
        }
    }

    private long fill(long first) {
        batch.clear();
        long end = first;
        byte[] payload = inbox.peek();
        while (payload != null && batch.remaining() >= Frame.size(payload.length)) {
            new Frame(end, (int) (end - first), payload).put(batch);
            inbox.remove();
            end++;
            payload = inbox.peek();
        }
        batch.flip();
        return end;
    }

    private boolean write(long first) {
        try {
            segment(first).append(batch.duplicate());
            return true;
        } catch (IOException failure) {
            if (durability.problem() == null) {
                LOG.error("facts do not reach the disk; trying until they do", failure);
            }
            clearInterrupt();
            giveUpSegment();
            durability.failing("the journal's disk fails: " + failure);
            return false;
        }
    }

    private Segment segment(long first) throws IOException {
        Segment segment = current;
        if (segment == null || !segment.fits(batch.limit())) {
            giveUpSegment();
            segment = segments.create(first);
            current = segment;
        }
        return segment;
    }

    private void giveUpSegment() {
        Segment spoilt = current;
        current = null;
        if (spoilt != null) {
            spoilt.close();
        }
    }

    /** An interrupt would close every file that this thread touches. Nobody may stop it so. */
    private static void clearInterrupt() {
        if (Thread.interrupted()) {
            LOG.warn("the journal's writer was interrupted and goes on");
        }
    }
}
