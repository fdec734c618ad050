package dev.bourse.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;
import dev.bourse.gateway.journal.Recovery;
import dev.bourse.wire.fact.PackedCodec;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class RecentTest {
    private final Recent recent = new Recent(3);

    @Test
    void a_generation_is_there_the_moment_it_was_added() {
        GenerationFinished finished = finished(1);
        add(finished);
        assertEquals(Optional.of(finished), recent.find(finished.id()));
    }

    @Test
    void only_the_latest_are_kept() {
        for (int i = 1; i <= 5; i++) {
            add(finished(i));
        }
        assertFalse(isThere(1));
        assertFalse(isThere(2));
        assertTrue(isThere(3) && isThere(4) && isThere(5));
    }

    @Test
    void adding_one_again_pushes_nothing_out() {
        for (int i = 1; i <= 3; i++) {
            add(finished(i));
        }
        add(finished(3));
        add(finished(3));
        assertTrue(isThere(1) && isThere(2) && isThere(3));
    }

    private void add(GenerationFinished finished) {
        recent.add(finished.id(), PackedCodec.encode(finished));
    }

    private boolean isThere(int number) {
        return recent.find(new GenerationId("gen-" + number)).isPresent();
    }

    private static GenerationFinished finished(int number) {
        GenerationStarted started =
                new GenerationStarted(
                        new GenerationId("gen-" + number),
                        0,
                        "default",
                        new KeyHash("0".repeat(64)),
                        "a/b",
                        Money.ZERO,
                        Money.ZERO,
                        0);
        return new Recovery(List.of(started)).settlements(1).getFirst();
    }
}
