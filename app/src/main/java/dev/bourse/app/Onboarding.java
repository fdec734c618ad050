package dev.bourse.app;

import dev.bourse.gateway.listing.ListingDesk;
import dev.bourse.gateway.listing.ListingParts;
import dev.bourse.gateway.listing.ListingRules;
import dev.bourse.gateway.listing.Vault;
import dev.bourse.gateway.upstream.AddressGuard;
import dev.bourse.gateway.upstream.AddressRange;
import dev.bourse.gateway.upstream.Documents;
import dev.bourse.gateway.upstream.LiveTargets;
import dev.bourse.gateway.upstream.Prober;
import dev.bourse.gateway.upstream.Timeouts;

import io.vertx.core.Vertx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/** Providers that offer themselves by a document, and the rounds that look after them. */
final class Onboarding implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Onboarding.class);
    private static final int LONGEST_DOCUMENT = 8 << 20;
    private static final long FETCH_MILLIS = 10_000;
    private static final Timeouts TESTS = new Timeouts(5_000, 60_000, 30_000, 120_000);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration BEFORE = Duration.ofMillis(20);

    private final ListingDesk desk;
    private final Thread thread;
    private volatile boolean stopping;

    private Onboarding(ListingDesk desk, ThreadFactory threads) {
        this.desk = desk;
        thread = threads.newThread(this::run);
    }

    /**
     * Makes the desk; the rounds begin with {@link #start}.
     *
     * @param newcomers {@code host:port} of simulated providers that may be listed
     */
    static Onboarding of(
            Config config,
            Inventory inventory,
            Set<String> newcomers,
            Records records,
            Live live,
            LiveTargets targets,
            Vertx vertx,
            Executor blocking) {
        List<AddressRange> allowed = new ArrayList<>(config.listings().ranges());
        newcomers.forEach(place -> allowed.add(AddressRange.parse(place)));
        AddressGuard guard = new AddressGuard(allowed, InetAddress::getAllByName);
        Prober prober = new Prober(Clocks::millis, TESTS);
        Loops.await(vertx.deployVerticle(prober));
        ListingParts parts =
                new ListingParts(
                        inventory.catalog(),
                        live.catalog(),
                        targets,
                        guard,
                        new Documents(vertx, guard, LONGEST_DOCUMENT, FETCH_MILLIS),
                        prober,
                        vault(config),
                        records::listed,
                        records::keep,
                        blocking,
                        Clocks::epochMicros,
                        new ListingRules(
                                Duration.ofSeconds(config.listings().pollSeconds()), newcomers));
        return new Onboarding(
                new ListingDesk(parts),
                Thread.ofPlatform().name("listings").daemon(true).factory());
    }

    ListingDesk desk() {
        return desk;
    }

    Onboarding start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Vault vault(Config config) {
        String key = config.listings().key();
        return new Vault(
                key == null
                        ? KeyFile.read(config.data(), "listings.key")
                        : OnboardingOptions.bytes(key),
                new SecureRandom());
    }

    private void run() {
        while (!stopping) {
            round();
            LockSupport.parkNanos(this, (desk.isReady() ? BETWEEN : BEFORE).toNanos());
        }
    }

    /** A database that is away is told of by the projections. */
    private void round() {
        try {
            desk.tick();
        } catch (RuntimeException failure) {
            LOG.debug("a round of listings was cut short", failure);
        }
    }
}
