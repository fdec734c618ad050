package dev.bourse.wire.chat;

import dev.bourse.domain.unit.GenerationId;

/**
 * How an answer presents itself to the caller.
 *
 * @param id the generation
 * @param model the model that answers, as the caller may name it
 * @param provider who answers, for people
 * @param created when the request was admitted, epoch seconds; used where the upstream tells no
 *     time
 */
public record Identity(GenerationId id, String model, String provider, long created) {}
