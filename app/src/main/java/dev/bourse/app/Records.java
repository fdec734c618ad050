package dev.bourse.app;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.http.ProjectionState;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalException;
import dev.bourse.gateway.journal.JournalSettings;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.Bookkeeper;
import dev.bourse.gateway.live.Ledger;
import dev.bourse.gateway.live.Presets;
import dev.bourse.gateway.store.Folding;
import dev.bourse.gateway.store.MarketQueries;
import dev.bourse.gateway.store.ProjectionRhythm;
import dev.bourse.gateway.store.ProjectionRunner;
import dev.bourse.gateway.store.ProjectionStatus;
import dev.bourse.gateway.store.Store;
import dev.bourse.gateway.store.UsageQueries;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Everything that is kept: the journal, the ledger that it tells, and the database behind it. */
final class Records implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    private static final ProjectionRhythm USAGE = ProjectionRhythm.usual(Clocks::nanos);
    private static final ProjectionRhythm MARKET = ProjectionRhythm.calm(Clocks::nanos);

    private final Journal journal;
    private final Store store;
    private final ProjectionRunner projection;
    private final ProjectionRunner market;
    private final long before;
    private final Checkpointer checkpointer;
    private final Ledger ledger;
    private final Access access;
    private final Presets presets;
    private final boolean fresh;

    private Records(Journal journal, Bookkeeper books, Store store, byte[] marketKey) {
        this.journal = journal;
        this.store = store;
        projection =
                new ProjectionRunner(
                        journal, store, Folding.usage(), USAGE, Background.threads("projection"));
        market =
                new ProjectionRunner(
                        journal,
                        store,
                        Folding.market(marketKey),
                        MARKET,
                        Background.threads("market"));
        before = Math.max(1, journal.end());
        checkpointer =
                new Checkpointer(journal, books, this::projected, Background.threads("checkpoint"));
        ledger = new Ledger(books.state(), journal::accepting);
        access = new Access(ledger, new SecureRandom(), this::keep);
        presets = new Presets(books.presets(), this::keep);
        fresh = books.state().keys().isEmpty();
    }

    /**
     * Opens what is in the data folder, or begins it.
     *
     * @throws Complaint when another exchange uses it, or it is damaged
     */
    static Records open(Config config) {
        Beside<Store> store =
                Beside.begin("store", () -> Store.open(config.storeUrl(), threads("store")));
        try {
            Journal journal =
                    Journal.open(
                            config.data().resolve("journal"),
                            JournalSettings.DEFAULT,
                            threads("journal"),
                            Clocks.wall());
            Bookkeeper books = Bookkeeper.open(journal, Clocks.epochMicros());
            return new Records(
                    journal, books, store.join(), KeyFile.read(config.data(), "market.key"));
        } catch (JournalException closed) {
            throw new Complaint(
                    "the data in " + config.data() + " can't be used: " + reasons(closed), closed);
        }
    }

    Journal journal() {
        return journal;
    }

    Ledger ledger() {
        return ledger;
    }

    Access access() {
        return access;
    }

    Presets presets() {
        return presets;
    }

    /** Whether no key had ever been made when it was opened. */
    boolean isFresh() {
        return fresh;
    }

    /** Adds credits, on disk. */
    void grant(CreditsGranted granted) {
        keep(granted);
        ledger.grant(granted);
    }

    /** A generation that the database knows; empty also while the database is away. */
    Optional<GenerationFinished> archived(GenerationId id) {
        return projection.status().lastError() == null
                ? store.usage().generation(id)
                : Optional.empty();
    }

    /** What the database knows. */
    UsageQueries usage() {
        return store.usage();
    }

    /** The database, for what only it can answer. */
    Store database() {
        return store;
    }

    /** What the database knows about the market. */
    MarketQueries market() {
        return store.market();
    }

    /**
     * The last facts about listings, once the database has all from before the start, and tables:
     * whoever asks it while they are made is in their way.
     */
    Optional<List<ListingFact>> listed() {
        ProjectionStatus status = projection.status();
        return status.mark() >= before && status.lastError() == null
                ? Optional.of(store.listings().facts())
                : Optional.empty();
    }

    /** How far the database is: as far as the projection that is furthest behind. */
    ProjectionState projection() {
        List<ProjectionStatus> all =
                Stream.of(projection, market).map(ProjectionRunner::status).toList();
        return new ProjectionState(
                all.stream().mapToLong(ProjectionStatus::lag).max().orElse(0),
                all.stream()
                        .map(ProjectionStatus::lastError)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** The first position that some projection does not have. */
    private long projected() {
        return Stream.of(projection, market).mapToLong(one -> one.status().mark()).min().orElse(0);
    }

    /** Waits until the database has everything that was recorded, and adds it up. */
    Totals totals() {
        long end = journal.end();
        while (projected() < end && projection().problem() == null) {
            LockSupport.parkNanos(A_MOMENT.toNanos());
        }
        return new Totals(journalled(), store.usage().charged());
    }

    /** Waits until the database has everything that was recorded, also where it is away for now. */
    void awaitProjected() {
        long end = journal.end();
        while (projected() < end) {
            LockSupport.parkNanos(A_MOMENT.toNanos());
        }
    }

    private Money journalled() {
        Money[] sum = {Money.ZERO};
        journal.replay(
                journal.first(),
                placed -> {
                    if (placed.fact() instanceof GenerationFinished finished) {
                        sum[0] = sum[0].plus(finished.charge().total());
                    }
                });
        return sum[0];
    }

    @Override
    public void close() {
        checkpointer.close();
        projection.close();
        market.close();
        store.close();
        journal.close();
    }

    /** Waits until a fact of the control plane is on disk. */
    void keep(Fact fact) {
        journal.keep(fact);
    }

    /** The same for several facts, in this order. */
    void keep(List<? extends Fact> facts) {
        journal.keep(facts);
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name + "-", 0).factory();
    }

    private static String reasons(Throwable problem) {
        Throwable cause = problem.getCause();
        return cause == null
                ? String.valueOf(problem.getMessage())
                : problem.getMessage() + ": " + cause.getMessage();
    }
}
