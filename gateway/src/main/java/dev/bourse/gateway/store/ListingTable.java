package dev.bourse.gateway.store;

import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;
import dev.bourse.wire.fact.FactCodec;

import org.jdbi.v3.core.Handle;

import java.nio.charset.StandardCharsets;

/** The last word about every listed provider and everything that it offers. */
final class ListingTable {
    private static final String KEEP =
            """
            insert into listing_fact (provider, kind, endpoint, at_micros, ordinal, fact)
            values (:provider, :kind, :endpoint, :at, :ordinal, :fact)
            on conflict (provider, kind, endpoint) do update set
                at_micros = excluded.at_micros,
                ordinal = excluded.ordinal,
                fact = excluded.fact\
            """;

    private static final String FORGET = "delete from listing_fact where provider = :provider";

    private ListingTable() {}

    static void post(Handle transaction, ListingFact fact, long position) {
        if (fact instanceof ProviderWithdrawn) {
            transaction.createUpdate(FORGET).bind("provider", fact.provider()).execute();
            return;
        }
        transaction
                .createUpdate(KEEP)
                .bind("provider", fact.provider())
                .bind("kind", kind(fact))
                .bind("endpoint", endpoint(fact))
                .bind("at", fact.atMicros())
                .bind("ordinal", position)
                .bind("fact", new String(FactCodec.encode(fact), StandardCharsets.UTF_8))
                .execute();
    }

    private static String kind(ListingFact fact) {
        return switch (fact) {
            case ProviderListed _, ProviderWithdrawn _ -> "provider";
            case OfferSeen _ -> "seen";
            case OfferGone _ -> "gone";
            case OfferTested _ -> "tested";
            case OfferDecided _ -> "decided";
        };
    }

    private static String endpoint(ListingFact fact) {
        return switch (fact) {
            case ProviderListed _, ProviderWithdrawn _ -> "";
            case OfferSeen offer -> offer.endpoint().id();
            case OfferGone gone -> gone.endpoint();
            case OfferTested test -> test.endpoint();
            case OfferDecided word -> word.endpoint();
        };
    }
}
