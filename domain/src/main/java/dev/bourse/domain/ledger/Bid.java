package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

/**
 * What a request asks of the ledger.
 *
 * @param ceiling what it can cost at most, zero or more: the amount to hold
 * @param likely what it will likely cost
 * @param nowMicros when it asks, epoch microseconds
 */
public record Bid(Money ceiling, Money likely, long nowMicros) {
    public Bid {
        if (ceiling.isNegative() || likely.isNegative()) {
            throw new IllegalArgumentException("a request costs zero or more");
        }
    }

    /** Whether it costs nothing for certain. */
    public boolean isFree() {
        return ceiling.nanos() == 0;
    }
}
