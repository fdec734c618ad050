package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Viewer;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.gateway.journal.JournalHealth;
import dev.bourse.gateway.listing.ListingDesk;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.live.Ledger;
import dev.bourse.gateway.live.Presets;
import dev.bourse.gateway.live.Recent;
import dev.bourse.gateway.market.DailyExport;
import dev.bourse.gateway.market.MarketDesk;
import dev.bourse.gateway.store.Store;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What the control plane reads and writes.
 *
 * @param access who calls
 * @param ledger keys and balances
 * @param presets configurations that requests may name
 * @param catalog what everybody may see of what is offered
 * @param shownTo what that one may see of it
 * @param health how endpoints fare
 * @param recent the latest generations
 * @param archive finds generations that ended long ago
 * @param popularity tokens of the last seven days, by model id
 * @param market answers questions about the market
 * @param export the rankings of finished days as files
 * @param listings providers that offer themselves by a document
 * @param database what is asked for an account's own traffic
 * @param keep records a fact on disk, and returns when it is there
 * @param journal how the journal fares
 * @param projection how far the database is
 * @param registry all meters
 * @param clock epoch microseconds
 */
public record ResourceParts(
        Access access,
        Ledger ledger,
        Presets presets,
        Supplier<Catalog> catalog,
        Function<Viewer, Catalog> shownTo,
        HealthBoard health,
        Recent recent,
        Function<GenerationId, Optional<GenerationFinished>> archive,
        ToLongFunction<String> popularity,
        MarketDesk market,
        DailyExport export,
        ListingDesk listings,
        Store database,
        Consumer<Fact> keep,
        Supplier<JournalHealth> journal,
        Supplier<ProjectionState> projection,
        PrometheusMeterRegistry registry,
        LongSupplier clock) {}
