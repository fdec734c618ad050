package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

/**
 * A prepaid account: credits granted less what was spent.
 *
 * @param granted all credits ever granted, less those taken back
 * @param spent all charges ever settled
 * @param held what open holds set aside, zero or more
 */
public record Account(Money granted, Money spent, Money held) {
    /** Nothing granted, nothing spent. */
    public static final Account EMPTY = new Account(Money.ZERO, Money.ZERO, Money.ZERO);

    public Account {
        if (held.isNegative()) {
            throw new IllegalArgumentException("holds are never negative: " + held);
        }
    }

    /** What is left of the credits, holds not regarded; negative for a debt. */
    public Money balance() {
        return granted.minus(spent);
    }

    /** What a new hold may take: the balance less open holds; zero or less when it may not. */
    public Money available() {
        return balance().minus(held);
    }

    public Account granting(Money amount) {
        return new Account(granted.plus(amount), spent, held);
    }

    /** With that much more set aside. */
    public Account holding(Money amount) {
        return new Account(granted, spent, held.plus(amount));
    }

    /** With a hold released and a charge taken; the charge may be less or more than was held. */
    public Account settling(Money hold, Money charge) {
        return new Account(granted, spent.plus(charge), held.minus(hold));
    }
}
