package dev.bourse.domain.ledger;

import dev.bourse.domain.unit.Money;

/**
 * What a key has spent, ever and in the UTC day, week and month of its latest charge. A charge
 * counts where it is settled, not where its request began. The result does not depend on the order
 * in which charges arrive, so counters that are kept while running agree with a later replay.
 *
 * @param total all charges
 * @param daily charges in the day of {@code latestMicros}
 * @param weekly charges in its week
 * @param monthly charges in its month
 * @param latestMicros the latest moment that anything was charged at, epoch microseconds
 */
public record Spending(Money total, Money daily, Money weekly, Money monthly, long latestMicros) {
    /** Nothing was ever charged. */
    public static final Spending NONE =
            new Spending(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Long.MIN_VALUE);

    /** With one more charge. */
    public Spending plus(Money charge, long atMicros) {
        long latest = Math.max(latestMicros, atMicros);
        return new Spending(
                total.plus(charge),
                add(ResetInterval.DAILY, charge, atMicros, latest),
                add(ResetInterval.WEEKLY, charge, atMicros, latest),
                add(ResetInterval.MONTHLY, charge, atMicros, latest),
                latest);
    }

    /**
     * What was spent in the window that contains now. A clock that lags behind the latest charge
     * sees the window of that charge: spending never seems to shrink.
     */
    public Money in(ResetInterval interval, long nowMicros) {
        boolean current = nowMicros <= latestMicros || interval.sameWindow(latestMicros, nowMicros);
        return current ? counter(interval) : Money.ZERO;
    }

    private Money add(ResetInterval interval, Money charge, long atMicros, long latest) {
        Money before = in(interval, latest);
        return interval.sameWindow(atMicros, latest) ? before.plus(charge) : before;
    }

    private Money counter(ResetInterval interval) {
        return switch (interval) {
            case NEVER -> total;
            case DAILY -> daily;
            case WEEKLY -> weekly;
            case MONTHLY -> monthly;
        };
    }
}
