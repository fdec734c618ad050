package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.GenerationId;

/**
 * A generation that was settled.
 *
 * @param id the generation
 * @param startedAtMicros when it was admitted
 */
public record Settled(GenerationId id, long startedAtMicros) {}
