package dev.bourse.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.unit.Money;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Journals and facts for tests: small segments, hardly any window, a clock that stands still. */
final class Journals {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T00:00:00Z"));
    static final JournalSettings SMALL =
            new JournalSettings(
                    Duration.ofNanos(1), Duration.ofMillis(1), 2_048, 1_024, 1_024, 256, 4);

    private Journals() {}

    static Journal open(Path directory) {
        return Journal.open(directory, SMALL, Thread::new, CLOCK);
    }

    static Journal open(Path directory, Disk disk) {
        return Journal.open(directory, SMALL, Thread::new, CLOCK, disk);
    }

    /** A fact that carries a number. */
    static Fact fact(long number) {
        return new CreditsGranted(number, "g" + number, "a", new Money(number), "");
    }

    /** Appends that many facts, each numbered by the position it must get. */
    static void append(Journal journal, int count) {
        for (int i = 0; i < count; i++) {
            long position = journal.end();
            assertInstanceOf(Appended.At.class, journal.append(fact(position)));
            if (!journal.accepting()) {
                journal.durable(position).join();
            }
        }
        journal.durable(journal.end() - 1).join();
    }

    static List<PositionedFact> facts(Journal journal, long from) {
        List<PositionedFact> facts = new ArrayList<>();
        journal.replay(from, facts::add);
        return facts;
    }

    /** What {@link #append} writes at those positions. */
    static List<PositionedFact> expected(long from, long end) {
        List<PositionedFact> facts = new ArrayList<>();
        for (long position = from; position < end; position++) {
            facts.add(new PositionedFact(position, fact(position)));
        }
        return facts;
    }
}
