package dev.bourse.gateway.http;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.fact.Fact;
import dev.bourse.gateway.listing.ListingDesk;
import dev.bourse.gateway.listing.ListingParts;
import dev.bourse.gateway.listing.ListingRules;
import dev.bourse.gateway.listing.Vault;
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
import io.vertx.core.VertxOptions;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A desk for listings that may be sent to this machine. */
final class ListingWorld implements AutoCloseable {
    private static final Catalog NOTHING = new Catalog(List.of(), List.of(), List.of());

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    ListingDesk desk(Consumer<Fact> keep, LongSupplier clock) {
        AddressGuard guard =
                new AddressGuard(
                        List.of(AddressRange.parse("127.0.0.1")), InetAddress::getAllByName);
        Prober prober = new Prober(() -> clock.getAsLong() / 1_000, Timeouts.DEFAULT);
        vertx.deployVerticle(prober).toCompletionStage().toCompletableFuture().join();
        ListingDesk desk =
                new ListingDesk(
                        new ListingParts(
                                NOTHING,
                                new LiveCatalog(NOTHING),
                                new LiveTargets(Targets.of(NOTHING, _ -> Reach.OPEN)),
                                guard,
                                new Documents(vertx, guard, 1 << 20, 5_000),
                                prober,
                                new Vault(new byte[32], new Random(1)),
                                () -> Optional.of(List.of()),
                                facts -> facts.forEach(keep),
                                Runnable::run,
                                clock,
                                new ListingRules(Duration.ofMinutes(5), Set.of())));
        desk.tick();
        return desk;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
