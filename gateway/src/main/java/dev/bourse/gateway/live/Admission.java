package dev.bourse.gateway.live;

import dev.bourse.domain.ledger.Refusal;

/** Whether a request may spend. */
public sealed interface Admission {
    /**
     * It may, up to the hold.
     *
     * @param hold to be settled or released
     */
    record Granted(Hold hold) implements Admission {}

    /**
     * It may not.
     *
     * @param refusal why, by the fixed order of precedence
     */
    record Refused(Refusal refusal) implements Admission {}
}
