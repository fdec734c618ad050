package dev.bourse.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class RecoveryTest {
    @TempDir Path directory;

    @Test
    void only_generations_without_an_end_are_open() {
        Recovery recovery = new Recovery(List.of(started("gen-1"), started("gen-2")));
        recovery.accept(started("gen-3"));
        recovery.accept(finished("gen-2"));
        recovery.accept(Journals.fact(1));
        recovery.accept(started("gen-4"));
        recovery.accept(finished("gen-4"));
        assertEquals(List.of(started("gen-1"), started("gen-3")), recovery.open());
    }

    @Test
    void an_open_generation_is_settled_at_its_estimate_and_marked() {
        GenerationFinished end = finished("gen-1");
        assertEquals(new GenerationId("gen-1"), end.id());
        assertEquals(Outcome.INTERRUPTED, end.outcome());
        assertEquals(started("gen-1").estimate(), end.charge().total());
        assertEquals(started("gen-1").account(), end.account());
        assertEquals(started("gen-1").key(), end.key());
        assertEquals(99, end.atMicros());
        assertEquals(Usage.Source.ESTIMATED, Objects.requireNonNull(end.usage()).source());
        assertEquals(5, Objects.requireNonNull(end.usage()).tokens().prompt());
        assertNull(end.provider());
    }

    @Test
    void a_second_start_finds_nothing_left_to_settle() {
        try (Journal journal = Journals.open(directory)) {
            journal.append(started("gen-1"));
            journal.append(started("gen-2"));
            journal.append(finished("gen-2"));
        }
        assertEquals(List.of(new GenerationId("gen-1")), settle());
        assertEquals(List.of(), settle());
    }

    private List<GenerationId> settle() {
        try (Journal journal = Journals.open(directory)) {
            Recovery recovery = new Recovery(List.of());
            journal.replay(journal.first(), each -> recovery.accept(each.fact()));
            List<GenerationFinished> ends = recovery.settlements(99);
            ends.forEach(journal::append);
            return ends.stream().map(GenerationFinished::id).toList();
        }
    }

    private static GenerationFinished finished(String id) {
        return new Recovery(List.of(started(id))).settlements(99).getFirst();
    }

    private static GenerationStarted started(String id) {
        KeyHash key = new KeyHash("ab".repeat(32));
        return new GenerationStarted(
                new GenerationId(id), 7, "acme", key, "m/m", new Money(20), new Money(10), 5);
    }
}
