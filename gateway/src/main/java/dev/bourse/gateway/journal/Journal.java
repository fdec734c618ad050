package dev.bourse.gateway.journal;

import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.gateway.journal.Durability.Problem;
import dev.bourse.wire.fact.PackedCodec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The source of truth for usage and money: every fact, in order, on disk. Appending takes a place
 * in memory and never waits; one thread brings what was appended to disk in short windows. When the
 * disk fails or cannot keep up, new work is refused and what runs may still be finished; when it
 * recovers, everything that was taken is written.
 */
public final class Journal implements AutoCloseable {
    private static final int REPLAY_BATCH = 1024;

    private final DirectoryLock lock;
    private final Segments segments;
    private final CheckpointFile checkpoints;
    private final Durability durability;
    private final Inbox inbox;
    private final LatestFacts latest;
    private final Committer committer;
    private final Thread writer;
    private final int longest;
    private volatile Optional<Checkpoint> checkpoint;
    private volatile boolean closed;

    private Journal(
            DirectoryLock lock,
            Opened opened,
            JournalSettings settings,
            ThreadFactory threads,
            InstantSource clock) {
        this.lock = lock;
        this.segments = opened.segments();
        this.checkpoints = opened.checkpoints();
        this.checkpoint = opened.checkpoint();
        this.durability = new Durability(opened.end(), clock);
        this.inbox = new Inbox(settings.queue(), opened.end());
        this.latest = new LatestFacts(settings.latest());
        this.longest = settings.batchBytes() / 2;
        this.committer = new Committer(inbox, segments, durability, settings);
        committer.resume(opened.current());
        this.writer = threads.newThread(committer);
        writer.start();
    }

    /**
     * Opens the journal of that directory, or begins one. A torn tail, which nobody was told to be
     * on disk, is cut off.
     *
     * @param threads makes the one thread that writes
     * @param clock dates segments and failures
     * @throws JournalException when another process uses it, when facts that were on disk are
     *     damaged or gone, or when the disk refuses
     */
    public static Journal open(
            Path directory, JournalSettings settings, ThreadFactory threads, InstantSource clock) {
        return open(directory, settings, threads, clock, Disk.REAL);
    }

    static Journal open(
            Path directory,
            JournalSettings settings,
            ThreadFactory threads,
            InstantSource clock,
            Disk disk) {
        try {
            Durable.directory(directory);
            DirectoryLock lock = DirectoryLock.take(directory);
            try {
                Segments segments = new Segments(directory, settings, disk, clock);
                CheckpointFile checkpoints = new CheckpointFile(directory, segments.journal());
                Opened opened = Opened.of(segments, checkpoints);
                return new Journal(lock, opened, settings, threads, clock);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new JournalException("the journal in " + directory + " won't open", failure);
        }
    }

    /**
     * Takes a fact. It is on disk a window later, see {@link #durable}. Never waits, so an event
     * loop may call it. The end of a generation is taken even when new work is refused, as long as
     * there is room.
     */
    public Appended append(Fact fact) {
        return append(fact, PackedCodec.encode(fact));
    }

    /**
     * The same for a fact that was encoded for somebody else too.
     *
     * @param bytes the fact as {@link PackedCodec} writes it
     */
    public Appended append(Fact fact, byte[] bytes) {
        if (closed) {
            return new Appended.Refused("the journal is closed");
        }
        if (!(fact instanceof GenerationFinished) && !accepting()) {
            return new Appended.Refused(refusal());
        }
        if (bytes.length > longest) {
            return new Appended.Refused(tooLong(bytes));
        }
        long position = inbox.offer(bytes);
        if (position == Inbox.FULL) {
            return new Appended.Refused(refusal());
        }
        latest.keep(new PositionedFact(position, fact));
        return new Appended.At(position);
    }

    /**
     * Takes a fact and waits until it is on disk.
     *
     * @throws JournalException when it is not taken, or the disk fails: nobody may count on it then
     */
    public void keep(Fact fact) {
        await(taken(fact));
    }

    /**
     * The same for several facts, in this order and with nothing between them: all are taken, or
     * none is.
     *
     * @throws JournalException when they are not taken, or the disk fails: once taken, they still
     *     get there when it recovers
     */
    public void keep(List<? extends Fact> facts) {
        if (!facts.isEmpty()) {
            await(taken(facts));
        }
    }

    private long taken(Fact fact) {
        return switch (append(fact)) {
            case Appended.Refused(String why) -> throw new JournalException(why);
            case Appended.At(long position) -> position;
        };
    }

    /** The position of the last one. */
    private long taken(List<? extends Fact> facts) {
        require(!closed, "the journal is closed");
        require(accepting(), refusal());
        List<byte[]> encoded = facts.stream().map(PackedCodec::encode).toList();
        encoded.forEach(bytes -> require(bytes.length <= longest, tooLong(bytes)));
        long first = inbox.offer(encoded);
        require(first != Inbox.FULL, refusal());
        for (int i = 0; i < facts.size(); i++) {
            latest.keep(new PositionedFact(first + i, facts.get(i)));
        }
        return first + facts.size() - 1;
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new JournalException(otherwise);
        }
    }

    private static String tooLong(byte[] fact) {
        return "a fact of " + fact.length + " bytes is too long";
    }

    private void await(long position) {
        try {
            durable(position).join();
        } catch (CompletionException failure) {
            throw new JournalException("the fact is not on disk", failure.getCause());
        }
    }

    /** Whether new work may begin: the disk works and less than half of the queue is taken. */
    public boolean accepting() {
        return !closed && durability.problem() == null && !inbox.isCrowded();
    }

    /**
     * Completes when the fact of that position is on disk, on the writer's thread: go on elsewhere.
     * Completes exceptionally when the disk fails; the fact may still get there later.
     */
    public CompletableFuture<Void> durable(long position) {
        return durability.of(position);
    }

    /** The position that the next fact will get. */
    public long end() {
        return inbox.end();
    }

    /** All facts before this position are on disk. */
    public long durableEnd() {
        return durability.end();
    }

    /** The oldest position that is kept. */
    public long first() {
        return segments.first();
    }

    /** Names this journal for ever, so that a projection knows whose facts it has folded. */
    public UUID id() {
        return segments.journal();
    }

    /**
     * Hands over all facts that are on disk, from that position on, in order.
     *
     * @throws JournalException when one is no longer kept, damaged, or cannot be read
     */
    public void replay(long from, Consumer<PositionedFact> reader) {
        try (JournalCursor cursor = cursor(from)) {
            for (List<PositionedFact> facts = cursor.next(REPLAY_BATCH);
                    !facts.isEmpty();
                    facts = cursor.next(REPLAY_BATCH)) {
                facts.forEach(reader);
            }
        }
    }

    /** A reader that begins at that position and follows what gets on disk. */
    public JournalCursor cursor(long from) {
        return new JournalCursor(segments, durability, latest, from, true);
    }

    /**
     * The same for whom it is of no use that a generation began: such facts are passed over, and
     * not even decoded.
     */
    public JournalCursor cursorOfResults(long from) {
        return new JournalCursor(segments, durability, latest, from, false);
    }

    /** The latest checkpoint; empty when a start must read everything. */
    public Optional<Checkpoint> checkpoint() {
        return checkpoint;
    }

    /**
     * Replaces the checkpoint. Blocks on the disk.
     *
     * @throws IllegalArgumentException when it covers facts that are not on disk, or goes back
     * @throws JournalException when the disk refuses; the old checkpoint stays
     */
    public synchronized void checkpoint(Checkpoint next) {
        long before = checkpoint.map(Checkpoint::position).orElse(0L);
        if (next.position() > durableEnd() || next.position() < before) {
            throw new IllegalArgumentException("no checkpoint at " + next.position());
        }
        try {
            checkpoints.write(next);
            checkpoint = Optional.of(next);
        } catch (IOException failure) {
            throw new JournalException("the checkpoint cannot be written", failure);
        }
    }

    /**
     * Deletes segments that hold only facts below that position and below the checkpoint. Blocks on
     * the disk.
     *
     * @param mark the lowest position that any projection still needs
     * @return how many segments were deleted
     */
    public synchronized int release(long mark) {
        try {
            long needed = checkpoint.map(Checkpoint::position).orElse(0L);
            return segments.deleteBelow(Math.min(mark, needed));
        } catch (IOException failure) {
            throw new JournalException("a segment cannot be deleted", failure);
        }
    }

    /** How it fares. */
    public JournalHealth health() {
        Problem problem = durability.problem();
        return new JournalHealth(
                accepting(),
                problem == null ? null : problem.why(),
                problem == null ? 0 : problem.sinceMicros(),
                end(),
                durableEnd(),
                first(),
                segments.count());
    }

    /**
     * Writes what was taken and closes. When the disk does not take it even now, it is given up.
     *
     * @throws JournalException when facts were given up
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        committer.stop();
        LockSupport.unpark(writer);
        awaitWriter();
        durability.failing("the journal is closed");
        unlock();
        if (durableEnd() < end()) {
            throw new JournalException((end() - durableEnd()) + " facts did not reach the disk");
        }
    }

    private String refusal() {
        Problem problem = durability.problem();
        return problem == null ? "the journal's queue is full" : problem.why();
    }

    private void awaitWriter() {
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException wait) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void unlock() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new JournalException("the journal's lock could not be released", failure);
        }
    }
}
