package dev.bourse.domain.fact;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

/**
 * Money was set aside, before an upstream is called. When no {@link GenerationFinished} follows, a
 * recovery settles at {@code estimate}.
 *
 * @param id the generation
 * @param atMicros when it was admitted
 * @param account who pays
 * @param key the key that was used
 * @param model the model that was asked for
 * @param held the amount set aside: an upper bound
 * @param estimate the amount that is charged when the end is never seen
 * @param estimatedPromptTokens the prompt's length behind the estimate
 */
public record GenerationStarted(
        GenerationId id,
        long atMicros,
        String account,
        KeyHash key,
        String model,
        Money held,
        Money estimate,
        long estimatedPromptTokens)
        implements Fact {}
