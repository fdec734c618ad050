package dev.bourse.gateway.listing;

import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.listing.Listed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What time brings: what was recorded is read when the database has it; what ends is hidden in the
 * second in which it ends; addresses are looked up again every minute, and documents read again as
 * often as the rules say. For one thread.
 */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long MINUTE = 60_000_000;

    private final ListingParts parts;
    private final Registry registry;
    private final Reaches reaches;
    private final Readings readings;
    private final ListingDesk desk;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private long lookedUp;

    Rounds(
            ListingParts parts,
            Registry registry,
            Reaches reaches,
            Readings readings,
            ListingDesk desk) {
        this.parts = parts;
        this.registry = registry;
        this.reaches = reaches;
        this.readings = readings;
        this.desk = desk;
    }

    void tick() {
        if (!registry.isLoaded()) {
            Optional<List<ListingFact>> recorded = parts.recorded().get();
            recorded.ifPresent(this::load);
            return;
        }
        desk.renew();
        long now = parts.now();
        if (now - lookedUp >= MINUTE) {
            lookedUp = now;
            registry.providers().forEach(one -> apart(one.source(), () -> lookUp(one)));
        }
    }

    private void load(List<ListingFact> recorded) {
        registry.load(recorded);
        lookedUp = parts.now();
        desk.renew();
        desk.testWhatIsNew(registry.listings());
        registry.providers().forEach(one -> apart(one.source(), () -> lookUp(one)));
    }

    private void lookUp(Listed listed) {
        ProviderListed source = listed.source();
        if (parts.now() >= readings.next(source.provider())) {
            desk.refresh(source.provider());
        } else {
            reaches.look(source);
            desk.renew();
        }
    }

    /** Beside the rounds, and once at a time for each provider. */
    private void apart(ProviderListed source, Runnable work) {
        if (busy.add(source.provider())) {
            parts.background()
                    .execute(() -> {
                        try {
                            work.run();
                        } catch (RuntimeException failure) {
                            LOG.warn("the round of {} was cut short", source.provider(), failure);
                        } finally {
                            busy.remove(source.provider());
                        }
                    });
        }
    }
}
