package dev.bourse.app;

import dev.bourse.domain.fact.Entries;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.OpenHold;
import dev.bourse.gateway.journal.Journal;

/**
 * The books as the journal tells them, with everything settled that was open at the last stop.
 *
 * @param books balanced books without open holds
 * @param interrupted how many generations had been interrupted
 */
record Recovered(Books books, int interrupted) {
    /** Reads the journal, and settles at its estimate what never ended. */
    static Recovered from(Journal journal, long nowMicros) {
        Books books = new Books();
        journal.replay(journal.first(), placed -> books.post(Entries.of(placed.fact())));
        int interrupted = books.openHolds().size();
        for (OpenHold hold : books.openHolds()) {
            GenerationFinished end = Entries.interrupted(hold, nowMicros);
            journal.append(end);
            books.post(Entries.of(end));
        }
        return new Recovered(books, interrupted);
    }
}
