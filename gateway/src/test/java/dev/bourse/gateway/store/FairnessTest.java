package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.market.Delta;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Traffic;
import dev.bourse.gateway.journal.Journal;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** SQLite has one writer: a projection that has much to do lets others write in between. */
@Timeout(600)
class FairnessTest {
    private static final int FACTS = 10_000;
    private static final int SOME = 2_000;

    @TempDir Path directory;

    @Test
    void slow_transactions_become_small_and_still_count_everything_once() {
        long small = transactions(Duration.ofSeconds(1));
        assertTrue(small >= 7 * Lanes.COUNT, "so many lanes were written: " + small);
    }

    @Test
    void quick_transactions_become_large() {
        long large = transactions(Duration.ZERO);
        assertTrue(large <= 5 * Lanes.COUNT, "so many lanes were written: " + large);
    }

    /**
     * How many lanes are written, one by one or together, when each transaction seems to last so
     * long.
     */
    private long transactions(Duration each) {
        AtomicLong now = new AtomicLong();
        ProjectionRhythm rhythm =
                new ProjectionRhythm(
                        Duration.ofMillis(1),
                        Duration.ZERO,
                        Duration.ofMillis(1),
                        Duration.ofMillis(20),
                        1_000,
                        Duration.ofMillis(200),
                        () -> now.getAndAdd(each.toNanos()));
        String url = "jdbc:sqlite:" + directory.resolve("store.db");
        try (Journal journal = Fixture.journal(directory.resolve("journal"));
                Store store = Store.open(url, Thread::new)) {
            RandomMarket market = new RandomMarket(1);
            for (int some = 0; some < FACTS; some += SOME) {
                Fixture.append(journal, market.facts(SOME));
            }
            try (ProjectionRunner runner =
                    new ProjectionRunner(
                            journal, store, Folding.market(new byte[32]), rhythm, Thread::new)) {
                Fixture.awaitCaughtUp(journal, runner);
            }
            assertEquals(expected(journal), counted(store));
        }
        return Jdbi.create(url)
                .withHandle(handle ->
                        handle.createQuery("select folds from market_turn")
                                .mapTo(Long.class)
                                .one());
    }

    private static Traffic expected(Journal journal) {
        Delta delta = new Delta();
        Fixture.facts(journal).forEach(delta::add);
        return delta.volumes().entrySet().stream()
                .filter(one -> one.getKey().series().equals(Series.MARKET))
                .filter(one -> one.getKey().grain() == Grain.DAY)
                .map(Map.Entry::getValue)
                .reduce(Traffic.NONE, Traffic::plus);
    }

    private static Traffic counted(Store store) {
        return store.market().volumes(Series.MARKET, Grain.DAY, 0, Long.MAX_VALUE >> 1).stream()
                .map(MarketQueries.Volume::traffic)
                .reduce(Traffic.NONE, Traffic::plus);
    }
}
