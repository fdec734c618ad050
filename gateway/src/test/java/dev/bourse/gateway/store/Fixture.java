package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.bourse.domain.fact.Fact;
import dev.bourse.gateway.journal.Appended;
import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.journal.JournalSettings;
import dev.bourse.gateway.journal.PositionedFact;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Journals and runners as the tests want them: in a hurry. */
final class Fixture {
    private static final JournalSettings JOURNAL =
            new JournalSettings(
                    Duration.ofNanos(1),
                    Duration.ofMillis(1),
                    256 << 10,
                    64 << 10,
                    64 << 10,
                    1 << 14,
                    1 << 4);

    static final ProjectionRhythm RHYTHM =
            new ProjectionRhythm(
                    Duration.ofMillis(1),
                    Duration.ZERO,
                    Duration.ofMillis(1),
                    Duration.ofMillis(20),
                    100,
                    Duration.ofSeconds(1),
                    System::nanoTime);

    private Fixture() {}

    static Journal journal(Path directory) {
        return Journal.open(
                directory, JOURNAL, Thread::new, InstantSource.fixed(RandomUsage.START));
    }

    static void append(Journal journal, List<? extends Fact> facts) {
        for (Fact fact : facts) {
            assertInstanceOf(Appended.At.class, journal.append(fact));
        }
        journal.durable(journal.end() - 1).join();
    }

    static ProjectionRunner runner(Journal journal, Store store) {
        return runner(journal, store, Folding.usage());
    }

    static ProjectionRunner runner(Journal journal, Store store, Folding folding) {
        return new ProjectionRunner(journal, store, folding, RHYTHM, Thread::new);
    }

    /** Everything that the journal holds. */
    static List<Fact> facts(Journal journal) {
        List<Fact> facts = new ArrayList<>();
        journal.replay(0, each -> facts.add(each.fact()));
        return facts;
    }

    static List<PositionedFact> positioned(long first, List<? extends Fact> facts) {
        List<PositionedFact> positioned = new ArrayList<>();
        for (Fact fact : facts) {
            positioned.add(new PositionedFact(first + positioned.size(), fact));
        }
        return positioned;
    }

    /** Returns when the tables hold everything that is on disk. */
    static void awaitCaughtUp(Journal journal, ProjectionRunner runner) {
        while (runner.status().mark() < journal.durableEnd()) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
