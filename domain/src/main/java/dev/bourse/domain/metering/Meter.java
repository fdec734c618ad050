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
     * internal_reasoning} is priced (openrouter.md 3.1), and sound like text unless it has a price:
     * {@code audio}, {@code audio_output}, and from a cache {@code input_audio_cache}, which falls
     * back to {@code input_cache_read} and only then to {@code audio}.
     *
     * @param utcMinute minute of the UTC day at which the request began
     * @throws IllegalArgumentException when prompt or completion price is unknown
     */
    public static Charge charge(PriceList prices, Tokens tokens, int utcMinute) {
        Rates rates = new Rates(prices, tokens.prompt(), utcMinute);
        Price prompt = rates.required(PriceKey.PROMPT);
        return new Charge(
                uncached(rates, tokens, prompt),
                read(rates, tokens, prompt),
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
        Price prompt = rates.or(PriceKey.PROMPT, Price.FREE);
        BigDecimal read =
                fresh(rates, tokens, prompt)
                        .add(rates.dollars(PriceKey.INPUT_CHARACTER, units.characters()))
                        .add(rates.dollars(PriceKey.INPUT_SECOND, units.seconds()));
        BigDecimal made =
                made(rates, tokens).add(rates.dollars(PriceKey.OUTPUT_IMAGE, units.images()));
        BigDecimal asked =
                rates.dollars(PriceKey.REQUEST, 1)
                        .add(rates.dollars(PriceKey.SEARCH_UNIT, units.searches()))
                        .add(rates.dollars(PriceKey.WEB_SEARCH, units.webSearches()));
        return new Charge(
                Money.ofDollars(read, RoundingMode.HALF_EVEN),
                read(rates, tokens, prompt),
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
        Charge charge = charge(prices, tokens, utcMinute);
        Money full = withoutCache(prices, tokens, utcMinute);
        return full.minus(charge.cacheRead().plus(charge.cacheWrite()));
    }

    /**
     * What the cached tokens cost where there is no cache.
     *
     * @param utcMinute minute of the UTC day at which the request began
     * @throws IllegalArgumentException when the prompt price is unknown
     */
    public static Money withoutCache(PriceList prices, Tokens tokens, int utcMinute) {
        Rates rates = new Rates(prices, tokens.prompt(), utcMinute);
        Price prompt = rates.required(PriceKey.PROMPT);
        long cached = Math.addExact(tokens.cacheRead(), tokens.cacheWrite());
        long heard = tokens.sound().cacheRead();
        return heard == 0
                ? cost(prompt, cached)
                : sum(prompt.times(cached - heard), rates.or(PriceKey.AUDIO, prompt).times(heard));
    }

    /** One line, rounded once, also where sound has a price of its own. */
    private static Money uncached(Rates rates, Tokens tokens, Price prompt) {
        return tokens.sound().input() == 0
                ? cost(prompt, tokens.uncachedInput())
                : Money.ofDollars(fresh(rates, tokens, prompt), RoundingMode.HALF_EVEN);
    }

    private static BigDecimal fresh(Rates rates, Tokens tokens, Price prompt) {
        long heard = tokens.sound().input();
        BigDecimal text = prompt.times(tokens.uncachedInput() - heard);
        return heard == 0 ? text : text.add(rates.or(PriceKey.AUDIO, prompt).times(heard));
    }

    /** One line, rounded once, also where cached sound has a price of its own. */
    private static Money read(Rates rates, Tokens tokens, Price prompt) {
        Price cached = rates.or(PriceKey.INPUT_CACHE_READ, prompt);
        long heard = tokens.sound().cacheRead();
        return heard == 0
                ? cost(cached, tokens.cacheRead())
                : sum(
                        cached.times(tokens.cacheRead() - heard),
                        cachedSound(rates, prompt).times(heard));
    }

    private static Price cachedSound(Rates rates, Price prompt) {
        return rates.at(PriceKey.INPUT_AUDIO_CACHE)
                .or(() -> rates.at(PriceKey.INPUT_CACHE_READ))
                .orElseGet(() -> rates.or(PriceKey.AUDIO, prompt));
    }

    private static Money sum(BigDecimal one, BigDecimal other) {
        return Money.ofDollars(one.add(other), RoundingMode.HALF_EVEN);
    }

    /** One line, rounded once, also where an hour has a price of its own. */
    private static Money written(Rates rates, Tokens tokens, Price prompt) {
        Price brief = rates.or(PriceKey.INPUT_CACHE_WRITE, prompt);
        if (tokens.cacheWriteHour() == 0) {
            return cost(brief, tokens.cacheWrite());
        }
        Price hour = rates.or(PriceKey.INPUT_CACHE_WRITE_1H, brief);
        return sum(
                brief.times(tokens.cacheWrite() - tokens.cacheWriteHour()),
                hour.times(tokens.cacheWriteHour()));
    }

    /** One line, rounded once, also where reasoning or sound has a price of its own. */
    private static Money output(Rates rates, Tokens tokens) {
        Price completion = rates.required(PriceKey.COMPLETION);
        return tokens.sound().output() == 0 && rates.at(PriceKey.INTERNAL_REASONING).isEmpty()
                ? cost(completion, tokens.output())
                : Money.ofDollars(made(rates, tokens), RoundingMode.HALF_EVEN);
    }

    private static BigDecimal made(Rates rates, Tokens tokens) {
        Price completion = rates.or(PriceKey.COMPLETION, Price.FREE);
        Price reasoning = rates.or(PriceKey.INTERNAL_REASONING, completion);
        long aloud = tokens.sound().output();
        BigDecimal text =
                completion
                        .times(tokens.output() - tokens.reasoning() - aloud)
                        .add(reasoning.times(tokens.reasoning()));
        return aloud == 0
                ? text
                : text.add(rates.or(PriceKey.AUDIO_OUTPUT, completion).times(aloud));
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
