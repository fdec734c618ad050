package dev.bourse.domain.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.ledger.Account;
import dev.bourse.domain.ledger.Books;
import dev.bourse.domain.ledger.Posted;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;

import java.util.List;

final class EntriesTest {
    private static final KeyHash KEY = new KeyHash("0".repeat(64));

    @Test
    void a_start_without_an_end_is_charged_its_estimate_at_recovery() {
        Books books = new Books();
        books.post(Entries.of(new CreditsGranted(1, "g1", "default", new Money(1_000), "a gift")));
        books.post(Entries.of(started()));
        GenerationFinished end = Entries.interrupted(books.openHolds().getFirst(), 99);
        assertEquals(Posted.POSTED, books.post(Entries.of(end)));
        assertEquals(
                new Account(new Money(1_000), new Money(120), Money.ZERO),
                books.account("default"));
        assertEquals(List.of(), books.openHolds());
    }

    @Test
    void an_interrupted_generation_says_so_and_marks_its_usage_as_an_estimate() {
        Books books = new Books();
        books.post(Entries.of(started()));
        GenerationFinished end = Entries.interrupted(books.openHolds().getFirst(), 99);
        assertEquals(GenerationFinished.Outcome.INTERRUPTED, end.outcome());
        Usage usage = end.usage();
        assertEquals(Usage.Source.ESTIMATED, usage == null ? null : usage.source());
        assertEquals(new Money(120), end.charge().total());
        assertEquals(7, end.startedAtMicros());
        assertEquals(99, end.atMicros());
        assertNull(end.endpoint());
    }

    private static GenerationStarted started() {
        return new GenerationStarted(
                new GenerationId("gen-a"),
                7,
                "default",
                KEY,
                "a/b",
                new Money(400),
                new Money(120),
                50);
    }
}
