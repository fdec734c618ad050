package dev.bourse.gateway.listing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.gateway.live.LiveCatalog;
import dev.bourse.gateway.upstream.AddressGuard;
import dev.bourse.gateway.upstream.AddressRange;
import dev.bourse.gateway.upstream.Documents;
import dev.bourse.gateway.upstream.LiveTargets;
import dev.bourse.gateway.upstream.Prober;
import dev.bourse.gateway.upstream.Reach;
import dev.bourse.gateway.upstream.Targets;
import dev.bourse.gateway.upstream.Timeouts;

import io.vertx.core.Vertx;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A desk whose time is the test's, whose background is the foreground, and whose disk is a list.
 */
final class Office {
    private final AtomicLong now = new AtomicLong();
    private final List<Fact> kept = new ArrayList<>();
    private Catalog own = new Catalog(List.of(), List.of(), List.of());
    private LiveCatalog catalog = new LiveCatalog(own);
    private final Prober prober = new Prober(() -> System.nanoTime() / 1_000_000, Timeouts.DEFAULT);
    private final Vertx vertx;

    Office(Vertx vertx, String time) {
        this.vertx = vertx;
        setTime(time);
        vertx.deployVerticle(prober).toCompletionStage().toCompletableFuture().join();
    }

    /** A desk that begins with what was kept so far, as after a start. */
    ListingDesk open(String... allowed) {
        return open(new Vault(new byte[32], new Random(1)), allowed);
    }

    ListingDesk open(Vault vault, String... allowed) {
        AddressGuard guard =
                new AddressGuard(
                        List.of(allowed).stream().map(AddressRange::parse).toList(),
                        InetAddress::getAllByName);
        catalog = new LiveCatalog(own);
        List<ListingFact> before =
                kept.stream()
                        .filter(ListingFact.class::isInstance)
                        .map(ListingFact.class::cast)
                        .toList();
        ListingDesk desk =
                new ListingDesk(
                        new ListingParts(
                                own,
                                catalog,
                                new LiveTargets(Targets.of(own, _ -> Reach.OPEN)),
                                guard,
                                new Documents(vertx, guard, 100_000, 30_000),
                                prober,
                                vault,
                                () -> Optional.of(before),
                                kept::addAll,
                                Runnable::run,
                                now::get,
                                new ListingRules(Duration.ofMinutes(5), Set.of())));
        desk.tick();
        return desk;
    }

    /** The exchange has that provider of its own, from the next start on. */
    void has(Provider provider) {
        own = new Catalog(List.of(), List.of(provider), List.of());
    }

    void setTime(String time) {
        now.set(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time)));
    }

    List<Fact> kept() {
        return List.copyOf(kept);
    }

    /** Whether a model can be had. */
    boolean serves(String model) {
        return !catalog.get().catalog().endpoints(model).isEmpty();
    }

    Catalog catalog() {
        return catalog.get().catalog();
    }
}
