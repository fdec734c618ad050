package dev.bourse.wire.fact;

import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.OfferTested.Check;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;

/** The stored form of facts about what providers offer. */
record ListingCodec(FactWriter out) {
    void write(ListingFact fact) {
        switch (fact) {
            case ProviderListed listed -> write(listed);
            case ProviderWithdrawn withdrawn -> out.text(Name.PROVIDER, withdrawn.provider());
            case OfferSeen offer -> write(offer);
            case OfferGone gone -> subject(gone.provider(), gone.endpoint());
            case OfferTested test -> write(test);
            case OfferDecided word -> write(word);
        }
    }

    private void write(ProviderListed fact) {
        new CatalogCodec(out).write(fact.who());
        out.text(Name.URL, fact.document());
        out.text(Name.SEALED, fact.sealedKey());
        out.word(Name.TRUST, fact.trust());
        out.flag(Name.HIDDEN, fact.authorHidden());
        out.flag(Name.AUTOMATIC, fact.automatic());
    }

    static ProviderListed listed(Fields in, long at) {
        return new ProviderListed(
                at,
                CatalogCodec.provider(in.object(Name.RECORD)),
                in.text(Name.URL),
                in.optionalText(Name.SEALED),
                in.word(TrustTier.class, Name.TRUST),
                in.flag(Name.HIDDEN),
                in.flag(Name.AUTOMATIC));
    }

    private void write(OfferSeen fact) {
        CatalogCodec catalog = new CatalogCodec(out);
        catalog.write(fact.model());
        catalog.write(fact.endpoint());
        out.flag(Name.READY, fact.ready());
        out.number(Name.EXPIRES, fact.deprecatedAtMicros());
    }

    static OfferSeen seen(Fields in, long at) {
        return new OfferSeen(
                at,
                CatalogCodec.model(in.object(Name.MODEL)),
                CatalogCodec.endpoint(in.object(Name.ENDPOINT)),
                in.flag(Name.READY),
                in.number(Name.EXPIRES));
    }

    static OfferGone gone(Fields in, long at) {
        return new OfferGone(at, in.text(Name.PROVIDER), in.text(Name.ENDPOINT));
    }

    private void write(OfferDecided fact) {
        subject(fact.provider(), fact.endpoint());
        out.flag(Name.OFFERED, fact.publish());
    }

    static OfferDecided decided(Fields in, long at) {
        return new OfferDecided(
                at, in.text(Name.PROVIDER), in.text(Name.ENDPOINT), in.flag(Name.OFFERED));
    }

    private void write(OfferTested fact) {
        subject(fact.provider(), fact.endpoint());
        out.text(Name.TERMS, fact.terms());
        out.list(Name.CHECKS, fact.checks(), this::write);
    }

    private void write(Check check) {
        out.text(Name.NAME, check.name());
        out.flag(Name.PASSED, check.passed());
        out.text(Name.REASON, check.detail());
        out.number(Name.LATENCY, check.micros());
    }

    static OfferTested tested(Fields in, long at) {
        return new OfferTested(
                at,
                in.text(Name.PROVIDER),
                in.text(Name.ENDPOINT),
                in.text(Name.TERMS),
                in.objects(Name.CHECKS).stream().map(ListingCodec::check).toList());
    }

    private static Check check(Fields in) {
        return new Check(
                in.text(Name.NAME),
                in.flag(Name.PASSED),
                in.text(Name.REASON),
                in.number(Name.LATENCY));
    }

    private void subject(String provider, String endpoint) {
        out.text(Name.PROVIDER, provider);
        out.text(Name.ENDPOINT, endpoint);
    }
}
