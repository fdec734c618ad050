package dev.bourse.domain.fact;

/** What the journal stores: things that happened, immutable, in order. */
public sealed interface Fact
        permits GenerationStarted,
                GenerationFinished,
                KeyIssued,
                KeyChanged,
                KeyDeleted,
                CreditsGranted,
                PromptClassified,
                PriceListed,
                ScorePublished,
                ScoresImported,
                AppDescribed,
                PresetFact,
                ListingFact {
    /** When it happened, epoch microseconds. */
    long atMicros();
}
