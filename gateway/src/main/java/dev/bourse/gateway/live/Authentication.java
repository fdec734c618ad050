package dev.bourse.gateway.live;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.Refusal;

/** Whom a presented key belongs to. */
public sealed interface Authentication {
    /**
     * A good key.
     *
     * @param key the key
     */
    record Known(Key key) implements Authentication {}

    /**
     * No key, or none that is good.
     *
     * @param refusal why, by the fixed order of precedence
     */
    record Refused(Refusal refusal) implements Authentication {}
}
