package dev.bourse.app;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.http.ProjectionState;
import dev.bourse.gateway.journal.Appended;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalSettings;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.Ledger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Everything that is kept: the journal, the ledger that it tells, and the database behind it. */
final class Records implements AutoCloseable {
    private final Journal journal;
    private final Ledger ledger;
    private final Access access;
    private final boolean fresh;

    private Records(Journal journal, Ledger ledger, boolean fresh) {
        this.journal = journal;
        this.ledger = ledger;
        this.fresh = fresh;
        access = new Access(ledger, new SecureRandom(), this::keep);
    }

    /** Opens what is in the data folder, or begins it. */
    static Records open(Config config) {
        ThreadFactory threads = Thread.ofPlatform().name("journal-", 0).factory();
        Journal journal =
                Journal.open(
                        config.data().resolve("journal"),
                        JournalSettings.DEFAULT,
                        threads,
                        Clocks.wall());
        Recovered recovered = Recovered.from(journal, Clocks.epochMicros());
        Ledger ledger = new Ledger(recovered.books().state(), journal::accepting);
        boolean fresh = recovered.books().state().keys().isEmpty();
        return new Records(journal, ledger, fresh);
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

    /** Whether no key had ever been made. */
    boolean isFresh() {
        return fresh;
    }

    void grant(CreditsGranted granted) {
        keep(granted);
        ledger.grant(granted);
    }

    Function<GenerationId, Optional<GenerationFinished>> archive() {
        return _ -> Optional.empty();
    }

    long weeklyTokens(String model) {
        return 0;
    }

    ProjectionState projection() {
        return new ProjectionState(0, null);
    }

    void settle() {}

    dev.bourse.domain.unit.Money databaseCost() {
        return dev.bourse.domain.unit.Money.ZERO;
    }

    @Override
    public void close() {
        journal.close();
    }

    /** Waits until a fact of the control plane is on disk. */
    private void keep(Fact fact) {
        switch (journal.append(fact)) {
            case Appended.At(long position) -> journal.durable(position).join();
            case Appended.Refused(String why) -> throw new IllegalStateException(why);
        }
    }
}
