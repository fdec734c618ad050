package dev.bourse.domain.listing;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.listing.ListingState.Cause;
import dev.bourse.domain.listing.ListingState.Lack;

import org.jspecify.annotations.Nullable;

/**
 * One endpoint that a provider offers, and what became of it so far.
 *
 * @param source on which terms its provider is listed
 * @param offer what the document says
 * @param gone whether the document no longer says so
 * @param test the last test; null when there was none
 * @param wish whether it shall be published; null when nobody has decided
 */
public record Listing(
        ProviderListed source,
        OfferSeen offer,
        boolean gone,
        @Nullable OfferTested test,
        @Nullable Boolean wish) {
    /** The endpoint that it is. */
    public Endpoint endpoint() {
        return offer.endpoint();
    }

    /** Whether its last test was about what it is now. */
    public boolean isTested() {
        return test != null && test.terms().equals(terms());
    }

    /** Everything that calls to it depend on: a test is about that. */
    public String terms() {
        return Terms.of(source.who(), endpoint());
    }

    /**
     * Where it stands. What its provider takes back counts first, then what anyone hides, then
     * tests, price and decision.
     */
    public ListingState state(long nowMicros) {
        if (gone) {
            return new ListingState.Withdrawn();
        }
        if (offer.ends() && nowMicros >= offer.deprecatedAtMicros()) {
            return new ListingState.Ended(offer.deprecatedAtMicros());
        }
        Cause cause = hidden();
        return cause == null ? proven() : new ListingState.Hidden(cause);
    }

    /** Whether a decision to publish it would be followed at once. */
    public boolean isPublishable(long nowMicros) {
        return decided(true).state(nowMicros).serves();
    }

    private @Nullable Cause hidden() {
        if (Boolean.FALSE.equals(wish)) {
            return Cause.DECISION;
        }
        if (source.authorHidden() != endpoint().isStealth()) {
            return Cause.TELLING;
        }
        return offer.ready() ? null : Cause.NOT_READY;
    }

    private ListingState proven() {
        OfferTested last = test;
        if (last == null || !isTested()) {
            return new ListingState.Imported();
        }
        if (!last.passed()) {
            return new ListingState.Failed(
                    last.checks().stream().filter(one -> !one.passed()).map(Check::name).toList());
        }
        return offer.isPriced() ? wished() : new ListingState.Staged(Lack.PRICE);
    }

    private ListingState wished() {
        return wish != null || source.automatic()
                ? new ListingState.Published()
                : new ListingState.Staged(Lack.DECISION);
    }

    Listing on(ProviderListed terms) {
        return new Listing(terms, offer, gone, test, wish);
    }

    Listing seen(OfferSeen now) {
        return new Listing(source, now, false, test, wish);
    }

    Listing withdrawn() {
        return new Listing(source, offer, true, test, wish);
    }

    Listing tested(OfferTested now) {
        return new Listing(source, offer, gone, now, wish);
    }

    Listing decided(boolean publish) {
        return new Listing(source, offer, gone, test, publish);
    }
}
