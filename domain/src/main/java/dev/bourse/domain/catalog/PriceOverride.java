package dev.bourse.domain.catalog;

import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * Prices that replace the base prices while all conditions hold.
 *
 * @param abovePromptTokens applies to prompts strictly longer than this; -1 for prompts of any
 *     length
 * @param window the time of day in which it applies; null for the whole day
 * @param prices the replaced prices; keys that are missing inherit
 */
public record PriceOverride(
        long abovePromptTokens, @Nullable UtcWindow window, Map<PriceKey, Price> prices) {
    public PriceOverride {
        if (abovePromptTokens < -1) {
            throw new IllegalArgumentException("a threshold is -1 or a token count");
        }
        prices = Map.copyOf(prices);
    }

    /** Whether it holds for a prompt of that length at that minute of the UTC day. */
    public boolean holds(long promptTokens, int utcMinute) {
        return promptTokens > abovePromptTokens && (window == null || window.contains(utcMinute));
    }
}
