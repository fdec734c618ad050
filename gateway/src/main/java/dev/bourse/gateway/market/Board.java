package dev.bourse.gateway.market;

import dev.bourse.domain.market.Leaderboard;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Window;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A ranking of one window, with what is known besides.
 *
 * @param window when
 * @param isRobust whether accounts were looked at, so that there is more than the raw order
 * @param ranking the subjects in order
 * @param total all of them together
 * @param spending what was paid in the days that are over
 * @param traffic all that was counted about each, tool calls included
 * @param changes change of tokens against the window before, as a fraction
 * @param cappedChanges change of the capped volume
 * @param duplicates share of near copies among sampled prompts
 * @param confidential requests that are left out
 */
public record Board(
        Window window,
        boolean isRobust,
        Leaderboard ranking,
        Traffic total,
        Spending spending,
        Map<String, Traffic> traffic,
        Map<String, Double> changes,
        Map<String, Double> cappedChanges,
        Map<String, Double> duplicates,
        long confidential) {
    /** All that was counted about a subject. */
    public Traffic traffic(String subject) {
        return traffic.getOrDefault(subject, Traffic.NONE);
    }

    /** The change of its tokens; null when there was nothing to compare with. */
    public @Nullable Double change(String subject) {
        return changes.get(subject);
    }
}
