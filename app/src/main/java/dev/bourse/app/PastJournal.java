package dev.bourse.app;

import dev.bourse.domain.fact.Fact;
import dev.bourse.gateway.journal.Appended;
import dev.bourse.gateway.journal.Journal;

/** Appends many facts as fast as the disk takes them; for one thread. */
final class PastJournal {
    private static final int TOGETHER = 1_000;

    private final Journal journal;
    private int waiting;
    private long last = -1;

    PastJournal(Journal journal) {
        this.journal = journal;
    }

    void append(Fact fact) {
        last =
                switch (journal.append(fact)) {
                    case Appended.At(long position) -> position;
                    case Appended.Refused(String why) -> throw new IllegalStateException(why);
                };
        waiting++;
        if (waiting == TOGETHER) {
            await();
        }
    }

    /** Waits until everything is on disk. */
    void await() {
        if (waiting > 0) {
            journal.durable(last).join();
            waiting = 0;
        }
    }
}
