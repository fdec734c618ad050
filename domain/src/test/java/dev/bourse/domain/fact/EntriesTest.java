package dev.bourse.domain.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.ledger.Entry;
import dev.bourse.domain.metering.Charge;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;

import java.util.List;

final class EntriesTest {
    private static final KeyHash KEY = new KeyHash("0".repeat(64));
    private static final GenerationId ID = new GenerationId("gen-a");

    private final GenerationStarted started =
            new GenerationStarted(ID, 7, "default", KEY, "a/b", new Money(400), new Money(120), 50);

    @Test
    void a_start_and_the_hold_it_opens_say_the_same() {
        assertEquals(started, Entries.started(Entries.hold(started)));
        assertEquals(new Entry.Reserve(Entries.hold(started)), Entries.of(started));
    }

    @Test
    void an_end_settles_the_whole_charge_at_its_own_time() {
        Charge charge =
                new Charge(new Money(1), new Money(2), new Money(4), new Money(8), new Money(16));
        assertEquals(
                new Entry.Settle(ID, "default", KEY, new Money(31), 7, 99),
                Entries.of(finished(charge)));
    }

    private static GenerationFinished finished(Charge charge) {
        return new GenerationFinished(
                ID,
                99,
                7,
                "default",
                KEY,
                "a/b",
                "a/b",
                null,
                null,
                null,
                null,
                null,
                GenerationFinished.Outcome.COMPLETED,
                200,
                null,
                "stop",
                "stop",
                false,
                null,
                charge,
                null,
                5,
                List.of(),
                Attribution.NONE,
                Work.PLAIN);
    }
}
