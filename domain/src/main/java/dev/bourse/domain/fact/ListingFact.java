package dev.bourse.domain.fact;

/** What happened to what providers offer by a document of their own (openrouter.md 5.6). */
public sealed interface ListingFact extends Fact
        permits ProviderListed, ProviderWithdrawn, OfferSeen, OfferGone, OfferTested, OfferDecided {
    /** Slug of the provider. */
    String provider();
}
