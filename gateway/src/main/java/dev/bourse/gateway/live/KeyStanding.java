package dev.bourse.gateway.live;

import dev.bourse.domain.ledger.Key;
import dev.bourse.domain.ledger.ResetInterval;
import dev.bourse.domain.ledger.Spending;
import dev.bourse.domain.ledger.Tab;
import dev.bourse.domain.unit.Money;

import org.jspecify.annotations.Nullable;

/**
 * A key and its figures at one moment.
 *
 * @param key the key
 * @param usage all that it ever spent
 * @param usageDaily spent this UTC day
 * @param usageWeekly spent since Monday
 * @param usageMonthly spent since the first of the month
 * @param limitRemaining limit less what was spent in the current interval; below zero when the
 *     limit was lowered; null without a limit
 * @param held what running requests set aside
 */
public record KeyStanding(
        Key key,
        Money usage,
        Money usageDaily,
        Money usageWeekly,
        Money usageMonthly,
        @Nullable Money limitRemaining,
        Money held) {
    static KeyStanding of(Key key, Tab tab, long nowMicros) {
        Spending spending = tab.spending();
        Money limit = key.limit();
        return new KeyStanding(
                key,
                spending.total(),
                spending.in(ResetInterval.DAILY, nowMicros),
                spending.in(ResetInterval.WEEKLY, nowMicros),
                spending.in(ResetInterval.MONTHLY, nowMicros),
                limit == null ? null : limit.minus(spending.in(key.reset(), nowMicros)),
                tab.held());
    }
}
