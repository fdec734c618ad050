package dev.bourse.domain.fact;

import dev.bourse.domain.ledger.Entry;
import dev.bourse.domain.ledger.OpenHold;

/** What facts mean to the books. */
public final class Entries {
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
            case PromptClassified _,
                    PriceListed _,
                    ScorePublished _,
                    ScoresImported _,
                    AppDescribed _,
                    PresetFact _,
                    ListingFact _ ->
                    Entry.Nothing.NOTHING;
        };
    }

    /** The hold that a start opens. */
    public static OpenHold hold(GenerationStarted started) {
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

    /** The start that opened a hold. */
    public static GenerationStarted started(OpenHold hold) {
        return new GenerationStarted(
                hold.id(),
                hold.startedAtMicros(),
                hold.account(),
                hold.key(),
                hold.model(),
                hold.held(),
                hold.estimate(),
                hold.promptTokens());
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
