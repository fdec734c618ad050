package dev.bourse.gateway.live;

import dev.bourse.domain.unit.Money;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Money set aside for one generation. It ends exactly once, whichever thread comes first: settled
 * with a charge, or released. Closing it releases it unless it was settled before, so a forgotten
 * hold cannot tie money up for ever.
 */
public final class Hold implements AutoCloseable {
    private final KeyCell cell;
    private final Money amount;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Hold(KeyCell cell, Money amount) {
        this.cell = cell;
        this.amount = amount;
    }

    /** The amount set aside. */
    public Money amount() {
        return amount;
    }

    /**
     * Gives the amount back and takes the charge, even where it is more than was set aside: work
     * that was done is owed, and may leave the account in debt.
     *
     * @param atMicros the moment of the {@code GenerationFinished} fact that carries this charge
     * @return false when the hold had already ended; nothing is charged then
     * @throws IllegalArgumentException when the charge is negative
     */
    public boolean settle(Money charge, long atMicros) {
        if (charge.isNegative()) {
            throw new IllegalArgumentException("a charge is zero or more: " + charge);
        }
        if (!end()) {
            return false;
        }
        cell.settle(amount, charge, atMicros);
        return true;
    }

    /** Gives the amount back without a charge; false when the hold had already ended. */
    public boolean release() {
        if (!end()) {
            return false;
        }
        cell.release(amount);
        return true;
    }

    /** Releases it unless it has ended. */
    @Override
    public void close() {
        release();
    }

    private boolean end() {
        return open.compareAndSet(true, false);
    }
}
