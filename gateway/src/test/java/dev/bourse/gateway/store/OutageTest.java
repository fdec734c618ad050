package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.gateway.journal.Journal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A database that is away delays the tables and nothing else. */
@Timeout(600)
class OutageTest {
    private static final long SEED = 20260105L;

    @TempDir Path directory;

    @Test
    void a_killed_postgresql_loses_and_doubles_nothing_and_stops_nobody() throws Exception {
        RandomUsage usage = new RandomUsage(SEED, "");
        try (Postgres server = Postgres.start(directory.resolve("server"));
                Journal journal = Fixture.journal(directory.resolve("journal"));
                Store store = Store.open(server.newDatabase(), Thread::new);
                ProjectionRunner runner = Fixture.runner(journal, store)) {
            Fixture.append(journal, usage.facts(1_000));
            for (int outage = 0; outage < 2; outage++) {
                server.kill();
                awaitFailure(runner, journal, usage);
                assertThrows(StoreException.class, () -> store.usage().charged());
                Fixture.append(journal, usage.facts(1_000));
                assertTrue(journal.accepting());
                assertTrue(runner.status().lag() >= 1_000, runner.status()::toString);
                assertNotNull(runner.status().lastError());
                server.startAgain();
                Fixture.awaitCaughtUp(journal, runner);
            }
            assertEquals(0, runner.status().lag());
            Recount.of(Fixture.facts(journal)).assertEqualTo(store.usage());
        }
    }

    @Test
    void a_store_that_is_away_at_the_start_is_filled_when_it_comes() throws Exception {
        Path late = directory.resolve("not-yet");
        try (Journal journal = Fixture.journal(directory.resolve("journal"));
                Store store = Store.open("jdbc:sqlite:" + late.resolve("store.db"), Thread::new);
                ProjectionRunner runner = Fixture.runner(journal, store)) {
            RandomUsage usage = new RandomUsage(SEED, "");
            awaitFailure(runner, journal, usage);
            assertThrows(StoreException.class, () -> store.usage().charged());
            Files.createDirectory(late);
            Fixture.awaitCaughtUp(journal, runner);
            Recount.of(Fixture.facts(journal)).assertEqualTo(store.usage());
            assertNull(runner.status().lastError());
        }
    }

    @Test
    void only_two_engines_are_known() {
        assertThrows(
                IllegalArgumentException.class, () -> Store.open("jdbc:h2:mem:x", Thread::new));
    }

    @Test
    void pauses_between_failures_double_up_to_a_limit() {
        ProjectionRhythm rhythm = ProjectionRhythm.usual(System::nanoTime);
        assertEquals(rhythm.retry(), rhythm.pauseAfter(1));
        assertEquals(rhythm.retry().multipliedBy(8), rhythm.pauseAfter(4));
        assertEquals(rhythm.longestRetry(), rhythm.pauseAfter(1_000_000));
    }

    private static void awaitFailure(ProjectionRunner runner, Journal journal, RandomUsage usage) {
        while (runner.status().failures() == 0) {
            Fixture.append(journal, usage.facts(1));
            LockSupport.parkNanos(1_000_000);
        }
    }
}
