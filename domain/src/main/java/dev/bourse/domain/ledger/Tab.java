package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

/**
 * The running tab of one key.
 *
 * @param spending what it has spent
 * @param held what its open holds set aside, zero or more; they count in whichever window is
 *     current, so that a hold over midnight cannot overdraw the new day
 */
public record Tab(Spending spending, Money held) {
    /** Nothing spent, nothing held. */
    public static final Tab EMPTY = new Tab(Spending.NONE, Money.ZERO);

    public Tab {
        if (held.isNegative()) {
            throw new IllegalArgumentException("holds are never negative: " + held);
        }
    }

    public Tab holding(Money amount) {
        return new Tab(spending, held.plus(amount));
    }

    /** With a hold given back and nothing charged. */
    public Tab releasing(Money hold) {
        return new Tab(spending, held.minus(hold));
    }

    /** With a hold given back and a charge taken. */
    public Tab settling(Money hold, Money charge, long atMicros) {
        return new Tab(spending.plus(charge, atMicros), held.minus(hold));
    }
}
