package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.GenerationId;
import dev.bourse.domain.unit.KeyHash;
import dev.bourse.domain.unit.Money;

/** What can be posted to the books. */
public sealed interface Entry {
    /**
     * Credits for an account.
     *
     * @param id names the grant: it is posted once
     * @param account who gets them
     * @param amount how much; negative takes back
     */
    record Grant(String id, String account, Money amount) implements Entry {}

    /**
     * Money is set aside for a generation.
     *
     * @param hold the hold that is open from now on
     */
    record Reserve(OpenHold hold) implements Entry {}

    /**
     * A generation ended: its hold is released and its charge is owed.
     *
     * @param id the generation: it is settled once
     * @param account who pays
     * @param key the key that was used
     * @param charge what is owed, zero or more
     * @param startedAtMicros when it was admitted
     * @param atMicros when it ended; the charge counts in that day
     */
    record Settle(
            GenerationId id,
            String account,
            KeyHash key,
            Money charge,
            long startedAtMicros,
            long atMicros)
            implements Entry {
        public Settle {
            if (charge.isNegative()) {
                throw new IllegalArgumentException("a charge is zero or more: " + id);
            }
        }
    }

    /**
     * A key was made.
     *
     * @param key the key
     */
    record Issue(Key key) implements Entry {}

    /**
     * A key was changed.
     *
     * @param key the whole of it from now on
     */
    record Change(Key key) implements Entry {}

    /**
     * A key was taken away.
     *
     * @param key the key
     */
    record Delete(KeyHash key) implements Entry {}

    /** What happened is neither money nor access. */
    enum Nothing implements Entry {
        NOTHING
    }
}
