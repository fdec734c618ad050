package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

/**
 * Money set aside for a generation whose end has not been seen.
 *
 * @param id the generation
 * @param account who pays
 * @param key the key that was used
 * @param model the model that was asked for
 * @param held the amount set aside
 * @param estimate what is charged when the end is never seen
 * @param promptTokens the prompt's length behind the estimate
 * @param startedAtMicros when it was admitted
 */
public record OpenHold(
        GenerationId id,
        String account,
        KeyHash key,
        String model,
        Money held,
        Money estimate,
        long promptTokens,
        long startedAtMicros) {
    public OpenHold {
        if (held.isNegative() || estimate.isNegative()) {
            throw new IllegalArgumentException("a hold is zero or more: " + id);
        }
    }
}
