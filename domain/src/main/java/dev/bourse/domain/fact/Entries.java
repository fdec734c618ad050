package dev.bourse.domain.fact;

import dev.bourse.domain.ledger.Entry;
import dev.bourse.domain.ledger.OpenHold;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import java.util.List;

/** What facts mean to the books, and how open holds end when nobody saw their end. */
public final class Entries {
    private static final int NO_STATUS = 0;

    private Entries() {}

    /** The entry that a fact posts. */
    public static Entry of(Fact fact) {
        return switch (fact) {
            case GenerationStarted started -> new Entry.Reserve(hold(started));
            case GenerationFinished finished -> settle(finished);
            case KeyIssued issued -> new Entry.Issue(issued.key());
            case KeyChanged changed -> new Entry.Change(changed.key());
            case KeyDeleted deleted -> new Entry.Delete(deleted.hash());
            case CreditsGranted granted ->
                    new Entry.Grant(granted.id(), granted.account(), granted.amount());
        };
    }

    /**
     * The end that a recovery records for a generation that was interrupted: charged at its
     * estimate, which stands as one sum on the prompt's line since nobody knows what was answered.
     */
    public static GenerationFinished interrupted(OpenHold hold, long atMicros) {
        return new GenerationFinished(
                hold.id(),
                atMicros,
                hold.startedAtMicros(),
                hold.account(),
                hold.key(),
                hold.model(),
                hold.model(),
                null,
                null,
                null,
                null,
                null,
                GenerationFinished.Outcome.INTERRUPTED,
                NO_STATUS,
                "server",
                null,
                null,
                false,
                new Usage(Tokens.of(hold.promptTokens(), 0), Usage.Source.ESTIMATED),
                new Charge(hold.estimate(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                null,
                -1,
                List.of(),
                Attribution.NONE);
    }

    private static OpenHold hold(GenerationStarted started) {
        return new OpenHold(
                started.id(),
                started.account(),
                started.key(),
                started.model(),
                started.held(),
                started.estimate(),
                started.estimatedPromptTokens(),
                started.atMicros());
    }

    private static Entry settle(GenerationFinished finished) {
        return new Entry.Settle(
                finished.id(),
                finished.account(),
                finished.key(),
                finished.charge().total(),
                finished.startedAtMicros(),
                finished.atMicros());
    }
}
