package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.gateway.journal.Journal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When a projection that takes its time writes what it has gathered. */
@Timeout(600)
class RhythmTest {
    private static final Duration APART = Duration.ofSeconds(10);
    private static final int BATCH = 100;
    private static final int FIRST = 3;

    private final AtomicLong now = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final RandomMarket market = new RandomMarket(1);

    @TempDir Path directory;

    private Journal journal;
    private Store store;
    private ProjectionRunner runner;

    /** What is there already is read together, however slowly it was written down. */
    @BeforeEach
    void follow_a_journal_that_has_begun() {
        journal = Fixture.journal(directory.resolve("journal"));
        write(FIRST);
        store = Store.open("jdbc:sqlite:" + directory.resolve("store.db"), Thread::new);
        Duration brief = Duration.ofMillis(1);
        ProjectionRhythm rhythm =
                new ProjectionRhythm(
                        brief, APART, brief, brief, BATCH, Duration.ofSeconds(1), this::look);
        runner =
                new ProjectionRunner(
                        journal, store, Folding.market(new byte[32]), rhythm, Thread::new);
    }

    private long look() {
        looks.incrementAndGet();
        return now.get();
    }

    @AfterEach
    void close() {
        runner.close();
        store.close();
        journal.close();
    }

    @Test
    void what_comes_after_a_quiet_time_is_written_at_once_and_what_follows_when_it_is_time_again() {
        Fixture.awaitCaughtUp(journal, runner);
        write(2);
        awaitLooks();
        assertEquals(FIRST, runner.status().mark());
        now.addAndGet(APART.toNanos() - 1);
        write(2);
        awaitLooks();
        assertEquals(FIRST, runner.status().mark());
        now.incrementAndGet();
        Fixture.awaitCaughtUp(journal, runner);
    }

    @Test
    void a_full_batch_is_written_before_its_time() {
        Fixture.awaitCaughtUp(journal, runner);
        write(Lanes.COUNT * BATCH);
        Fixture.awaitCaughtUp(journal, runner);
    }

    private void write(int facts) {
        Fixture.append(journal, market.facts(facts));
    }

    /** Long enough for the runner to have read what is there and to have thought of writing it. */
    private void awaitLooks() {
        long enough = looks.get() + 20;
        while (looks.get() < enough) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /**
     * The pool pauses for up to ten seconds between two knocks; nothing may come on top of that.
     */
    @Test
    void after_a_thousand_failures_a_database_that_came_back_is_still_asked_every_second() {
        for (ProjectionRhythm rhythm :
                List.of(ProjectionRhythm.usual(now::get), ProjectionRhythm.calm(now::get))) {
            assertEquals(Duration.ofMillis(100), rhythm.pauseAfter(1));
            assertEquals(Duration.ofSeconds(1), rhythm.pauseAfter(1_000));
        }
    }
}
