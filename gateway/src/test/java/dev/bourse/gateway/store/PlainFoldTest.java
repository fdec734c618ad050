package dev.bourse.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.journal.PositionedFact;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlainFoldTest {
    /**
     * Were it not so, the runner would take every transaction for a tiny one and never dare more.
     */
    @Test
    void a_change_counts_all_facts_that_were_gathered() {
        Gathering gathering = new UsageFold().gather();
        gathering.add(List.of(grant(0), grant(1)));
        gathering.add(List.of(grant(2)));
        assertEquals(3, gathering.changes().getFirst().rows());
    }

    private static PositionedFact grant(long position) {
        return new PositionedFact(
                position, new CreditsGranted(0, "grant-" + position, "default", Money.ZERO, ""));
    }
}
