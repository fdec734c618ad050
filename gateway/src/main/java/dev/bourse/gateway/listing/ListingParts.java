package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.gateway.live.LiveCatalog;
import dev.bourse.gateway.upstream.AddressGuard;
import dev.bourse.gateway.upstream.Documents;
import dev.bourse.gateway.upstream.LiveTargets;
import dev.bourse.gateway.upstream.Prober;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What listings need.
 *
 * @param own what the exchange offers without them
 * @param catalog what it offers with them
 * @param targets where endpoints are
 * @param guard where strangers may send the exchange
 * @param documents fetches what providers write
 * @param prober calls endpoints
 * @param vault keeps keys of providers
 * @param recorded the last facts about listings; empty as long as they can't be told
 * @param keep records facts on disk, and returns when they are there
 * @param background runs what takes its time, on threads that may block
 * @param clock epoch microseconds
 * @param rules how providers are listed
 */
public record ListingParts(
        Catalog own,
        LiveCatalog catalog,
        LiveTargets targets,
        AddressGuard guard,
        Documents documents,
        Prober prober,
        Vault vault,
        Supplier<Optional<List<ListingFact>>> recorded,
        Consumer<List<? extends Fact>> keep,
        Executor background,
        LongSupplier clock,
        ListingRules rules) {
    long now() {
        return clock.getAsLong();
    }
}
