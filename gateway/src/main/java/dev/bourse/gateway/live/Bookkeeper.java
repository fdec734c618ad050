package dev.bourse.gateway.live;

import dev.bourse.domain.fact.Entries;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.LedgerState;
import dev.bourse.domain.ledger.Posted;
import dev.bourse.domain.preset.PresetBook;
import dev.bourse.gateway.journal.Appended;
import dev.bourse.gateway.journal.Checkpoint;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalException;
import dev.bourse.gateway.journal.PositionedFact;
import dev.bourse.gateway.journal.Recovery;
import dev.bourse.wire.fact.StateCodec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the books that belong to an exact position of the journal. At start it reads checkpoint and
 * tail and settles what was interrupted, so that the exchange can serve without a database. Later
 * it is handed each fact that gets on disk, and writes checkpoints, so that the next start reads
 * little.
 *
 * <p>Checkpoints are not taken from the {@link Ledger}: its counters run ahead of the journal, each
 * by its own distance, and stand for no position.
 */
public final class Bookkeeper implements Consumer<PositionedFact> {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeper.class);

    /** How many ends are given to the journal before it is waited for. */
    private static final int TOGETHER = 1024;

    private final Journal journal;
    private final Books books;
    private final PresetBook presets = new PresetBook();
    private long next;

    private Bookkeeper(Journal journal, Checkpoint from) {
        this.journal = journal;
        this.books = new Books(StateCodec.decode(from.state()));
        this.next = from.position();
        StateCodec.standing(from.state()).forEach(this::note);
    }

    /**
     * Brings the books up to the end of the journal. Generations whose end was never seen are
     * settled at their estimate, on disk. Blocks.
     *
     * @throws JournalException when the journal cannot be read or written
     */
    public static Bookkeeper open(Journal journal, long nowMicros) {
        Checkpoint empty = new Checkpoint(0, StateCodec.encode(LedgerState.EMPTY));
        Bookkeeper keeper = new Bookkeeper(journal, journal.checkpoint().orElse(empty));
        journal.replay(keeper.next, keeper);
        keeper.settleInterrupted(nowMicros);
        return keeper;
    }

    /**
     * Posts a fact that is on disk; one that was posted before is passed over.
     *
     * @throws IllegalStateException when facts in between are missing
     */
    @Override
    public synchronized void accept(PositionedFact fact) {
        if (fact.position() > next) {
            throw new IllegalStateException(
                    "fact " + next + " is missing before " + fact.position());
        }
        if (fact.position() == next) {
            report(fact, books.post(Entries.of(fact.fact())));
            note(fact.fact());
            next++;
        }
    }

    /** The position of the first fact that was not posted. */
    public synchronized long position() {
        return next;
    }

    /** The books as they stand. */
    public synchronized LedgerState state() {
        return books.state();
    }

    /** Facts that make the presets of today. */
    public synchronized List<PresetFact> presets() {
        return presets.facts();
    }

    /** Writes a checkpoint of what was posted so far; for one thread. Blocks on the disk. */
    public void checkpoint() {
        journal.checkpoint(snapshot());
    }

    private synchronized Checkpoint snapshot() {
        return new Checkpoint(next, StateCodec.encode(books.state(), presets.facts()));
    }

    private void note(Fact fact) {
        if (fact instanceof PresetFact preset) {
            presets.post(preset);
        }
    }

    private void settleInterrupted(long nowMicros) {
        List<GenerationStarted> open = books.openHolds().stream().map(Entries::started).toList();
        if (open.isEmpty()) {
            return;
        }
        LOG.info("settling {} interrupted generations at their estimates", open.size());
        for (GenerationFinished end : new Recovery(open).settlements(nowMicros)) {
            long position = append(end);
            if (position % TOGETHER == 0) {
                journal.durable(position).join();
            }
        }
        journal.durable(journal.end() - 1).join();
        journal.replay(next, this);
    }

    private long append(GenerationFinished end) {
        return switch (journal.append(end)) {
            case Appended.At(long position) -> position;
            case Appended.Refused(String why) ->
                    throw new IllegalStateException("an interruption cannot be recorded: " + why);
        };
    }

    private static void report(PositionedFact fact, Posted posted) {
        switch (posted) {
            case POSTED -> {}
            case WITHOUT_HOLD, DUPLICATE, NO_SUCH_KEY, TOO_OLD ->
                    LOG.warn(
                            "fact {} was posted as {}: {}",
                            fact.position(),
                            posted,
                            fact.fact().getClass().getSimpleName());
        }
    }
}
