package dev.bourse.domain.metering;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;

import java.math.RoundingMode;

/** Turns usage into money. */
public final class Meter {
    private Meter() {}

    /**
     * What those tokens cost under that price list, for a prompt of their own length. Cache prices
     * that are missing fall back to the prompt price; a missing request fee is no fee. Reasoning is
     * billed as output unless {@code internal_reasoning} is priced (openrouter.md 3.1).
     *
     * @param utcMinute minute of the UTC day at which the request began
     * @throws IllegalArgumentException when prompt or completion price is unknown
     */
    public static Charge charge(PriceList prices, Tokens tokens, int utcMinute) {
        Rates rates = new Rates(prices, tokens.prompt(), utcMinute);
        return new Charge(
                cost(rates.prompt(), tokens.uncachedInput()),
                cost(rates.orPrompt(PriceKey.INPUT_CACHE_READ), tokens.cacheRead()),
                cost(rates.orPrompt(PriceKey.INPUT_CACHE_WRITE), tokens.cacheWrite()),
                output(rates, tokens),
                rates.requestFee());
    }

    /**
     * What prompt caching saved: the cached tokens at the full prompt price less what they cost.
     * Negative when writing to the cache cost more than reading saved; zero when no token was
     * cached.
     *
     * @param utcMinute minute of the UTC day at which the request began
     * @throws IllegalArgumentException when prompt or completion price is unknown
     */
    public static Money cacheDiscount(PriceList prices, Tokens tokens, int utcMinute) {
        Rates rates = new Rates(prices, tokens.prompt(), utcMinute);
        Money full = cost(rates.prompt(), Math.addExact(tokens.cacheRead(), tokens.cacheWrite()));
        Charge charge = charge(prices, tokens, utcMinute);
        return full.minus(charge.cacheRead().plus(charge.cacheWrite()));
    }

    private static Money output(Rates rates, Tokens tokens) {
        Money visible = cost(rates.completion(), tokens.output() - tokens.reasoning());
        return visible.plus(cost(rates.reasoning(), tokens.reasoning()));
    }

    private static Money cost(Price price, long units) {
        return price.times(units, RoundingMode.HALF_EVEN);
    }

    private record Rates(PriceList prices, long promptTokens, int utcMinute) {
        Price prompt() {
            return required(PriceKey.PROMPT);
        }

        Price completion() {
            return required(PriceKey.COMPLETION);
        }

        Price orPrompt(PriceKey key) {
            return prices.at(key, promptTokens, utcMinute).orElseGet(this::prompt);
        }

        Price reasoning() {
            return prices.at(PriceKey.INTERNAL_REASONING, promptTokens, utcMinute)
                    .orElseGet(this::completion);
        }

        Money requestFee() {
            return prices.at(PriceKey.REQUEST, promptTokens, utcMinute)
                    .map(fee -> fee.times(1, RoundingMode.HALF_EVEN))
                    .orElse(Money.ZERO);
        }

        private Price required(PriceKey key) {
            return prices.at(key, promptTokens, utcMinute)
                    .orElseThrow(() -> new IllegalArgumentException("no price for " + key));
        }
    }
}
