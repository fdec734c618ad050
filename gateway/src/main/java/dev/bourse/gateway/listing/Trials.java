package dev.bourse.gateway.listing;

import dev.bourse.domain.listing.Listing;
import dev.bourse.gateway.upstream.Reach;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Runs baseline tests beside everything else, those of one provider one after another. */
final class Trials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private final Baseline baseline;
    private final Registry registry;
    private final Reaches reaches;
    private final Mount mount;
    private final Executor background;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Trials(ListingParts parts, Registry registry, Reaches reaches, Mount mount) {
        baseline = new Baseline(parts.prober(), parts.clock());
        background = parts.background();
        this.registry = registry;
        this.reaches = reaches;
        this.mount = mount;
    }

    /** Endpoints under test. */
    Set<String> running() {
        return Set.copyOf(running);
    }

    /** Begins to test those that are not under test already. */
    void begin(Collection<Listing> listings) {
        List<Listing> mine =
                listings.stream().filter(one -> running.add(one.endpoint().id())).toList();
        if (!mine.isEmpty()) {
            background.execute(() -> mine.forEach(this::run));
        }
    }

    private void run(Listing listing) {
        try {
            test(listing);
        } catch (RuntimeException failure) {
            LOG.info("the test of {} was cut short", listing.endpoint().id(), failure);
        } finally {
            running.remove(listing.endpoint().id());
        }
    }

    private void test(Listing listing) {
        Reached reached = reaches.look(listing.source());
        Reach reach = reached.reach();
        registry.post(
                List.of(
                        reach == null
                                ? baseline.impossible(listing, String.valueOf(reached.problem()))
                                : baseline.test(listing, reach)));
        mount.renew();
    }
}
