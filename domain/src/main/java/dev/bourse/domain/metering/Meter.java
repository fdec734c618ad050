package dev.bourse.domain.metering;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Turns usage into money. */
public final class Meter {
    private Meter() {}

    /**
     * What those tokens cost under that price list, for a prompt of their own length. Cache prices
     * that are missing fall back to the prompt price, the one for an hour first to that for five
     * minutes; a missing request fee is no fee. Reasoning is billed as output unless {@code
     * internal_reasoning} is priced (openrouter.md 3.1).
     *
     * @param utcMinute minute of the UTC day at which the request began
     * @throws IllegalArgumentException when prompt or completion price is unknown
     */
    public static Charge charge(PriceList prices, Tokens tokens, int utcMinute) {
        Rates rates = new Rates(prices, tokens.prompt(), utcMinute);
        Price prompt = rates.required(PriceKey.PROMPT);
        return new Charge(
                cost(prompt, tokens.uncachedInput()),
                cost(rates.or(PriceKey.INPUT_CACHE_READ, prompt), tokens.cacheRead()),
                written(rates, tokens, prompt),
                output(rates, tokens),
                cost(rates.or(PriceKey.REQUEST, Price.FREE), 1));
    }

    /**
     * What those tokens and units cost under that price list. What has a price is billed: tokens
     * where they are priced, units where they are; a unit without a price is not billed apart.
     * Searches of the web are billed with the request, beside tokens (openrouter.md 3.1).
     *
     * @param utcMinute minute of the UTC day at which the request began
     * @throws IllegalArgumentException when neither tokens nor any unit that there is have a price
     */
    public static Charge charge(PriceList prices, Tokens tokens, Units units, int utcMinute) {
        if (units.isNone()) {
            return charge(prices, tokens, utcMinute);
        }
        Rates rates = new Rates(prices, tokens.prompt(), utcMinute);
        if (!prices.isKnown() && !rates.sells(units)) {
            throw new IllegalArgumentException("no price for " + units);
        }
        BigDecimal read =
                rates.dollars(PriceKey.PROMPT, tokens.uncachedInput())
                        .add(rates.dollars(PriceKey.INPUT_CHARACTER, units.characters()))
                        .add(rates.dollars(PriceKey.INPUT_SECOND, units.seconds()));
        BigDecimal made =
                made(rates, tokens).add(rates.dollars(PriceKey.OUTPUT_IMAGE, units.images()));
        BigDecimal asked =
                rates.dollars(PriceKey.REQUEST, 1)
                        .add(rates.dollars(PriceKey.SEARCH_UNIT, units.searches()))
                        .add(rates.dollars(PriceKey.WEB_SEARCH, units.webSearches()));
        Price prompt = rates.or(PriceKey.PROMPT, Price.FREE);
        return new Charge(
                Money.ofDollars(read, RoundingMode.HALF_EVEN),
                cost(rates.or(PriceKey.INPUT_CACHE_READ, prompt), tokens.cacheRead()),
                written(rates, tokens, prompt),
                Money.ofDollars(made, RoundingMode.HALF_EVEN),
                Money.ofDollars(asked, RoundingMode.HALF_EVEN));
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
        Price prompt = rates.required(PriceKey.PROMPT);
        Money full = cost(prompt, Math.addExact(tokens.cacheRead(), tokens.cacheWrite()));
        Charge charge = charge(prices, tokens, utcMinute);
        return full.minus(charge.cacheRead().plus(charge.cacheWrite()));
    }

    /** One line, rounded once, also where an hour has a price of its own. */
    private static Money written(Rates rates, Tokens tokens, Price prompt) {
        Price brief = rates.or(PriceKey.INPUT_CACHE_WRITE, prompt);
        if (tokens.cacheWriteHour() == 0) {
            return cost(brief, tokens.cacheWrite());
        }
        Price hour = rates.or(PriceKey.INPUT_CACHE_WRITE_1H, brief);
        BigDecimal kept = hour.times(tokens.cacheWriteHour());
        BigDecimal rest = brief.times(tokens.cacheWrite() - tokens.cacheWriteHour());
        return Money.ofDollars(rest.add(kept), RoundingMode.HALF_EVEN);
    }

    /** One line, rounded once, also where reasoning has a price of its own. */
    private static Money output(Rates rates, Tokens tokens) {
        Price completion = rates.required(PriceKey.COMPLETION);
        return rates.at(PriceKey.INTERNAL_REASONING).isEmpty()
                ? cost(completion, tokens.output())
                : Money.ofDollars(made(rates, tokens), RoundingMode.HALF_EVEN);
    }

    private static BigDecimal made(Rates rates, Tokens tokens) {
        Price completion = rates.or(PriceKey.COMPLETION, Price.FREE);
        Price reasoning = rates.or(PriceKey.INTERNAL_REASONING, completion);
        return completion
                .times(tokens.output() - tokens.reasoning())
                .add(reasoning.times(tokens.reasoning()));
    }

    private static Money cost(Price price, long units) {
        return units == 0 ? Money.ZERO : price.times(units, RoundingMode.HALF_EVEN);
    }

    private record Rates(PriceList prices, long promptTokens, int utcMinute) {
        Optional<Price> at(PriceKey key) {
            return prices.at(key, promptTokens, utcMinute);
        }

        Price or(PriceKey key, Price instead) {
            return at(key).orElse(instead);
        }

        /** What that many cost where they have a price of their own. */
        BigDecimal dollars(PriceKey key, long count) {
            return or(key, Price.FREE).times(count);
        }

        boolean sells(Units units) {
            return (units.images() > 0 && at(PriceKey.OUTPUT_IMAGE).isPresent())
                    || (units.searches() > 0 && at(PriceKey.SEARCH_UNIT).isPresent())
                    || (units.characters() > 0 && at(PriceKey.INPUT_CHARACTER).isPresent())
                    || (units.seconds() > 0 && at(PriceKey.INPUT_SECOND).isPresent())
                    || (units.webSearches() > 0 && at(PriceKey.WEB_SEARCH).isPresent());
        }

        Price required(PriceKey key) {
            return at(key).orElseThrow(() -> new IllegalArgumentException("no price for " + key));
        }
    }
}
