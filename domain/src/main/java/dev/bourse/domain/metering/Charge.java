package dev.bourse.domain.metering;

import dev.bourse.domain.unit.Money;

/**
 * What a usage costs, by line; each line is rounded to nano-dollars once and the total is their
 * sum.
 *
 * @param input what was read: uncached prompt tokens, characters, seconds of sound
 * @param cacheRead prompt tokens read from a cache
 * @param cacheWrite prompt tokens written to a cache
 * @param output what was made: completion tokens, reasoning included; images
 * @param request fee per request, per search unit and per search of the web
 */
public record Charge(Money input, Money cacheRead, Money cacheWrite, Money output, Money request) {
    /** Nothing is owed. */
    public static final Charge NONE =
            new Charge(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public Money total() {
        return prompt().plus(output).plus(request);
    }

    /** The three lines for the prompt together. */
    public Money prompt() {
        return input.plus(cacheRead).plus(cacheWrite);
    }
}
