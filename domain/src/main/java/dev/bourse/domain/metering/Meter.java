package dev.bourse.domain.metering;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PricesInForce;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Turns usage into money. */
public final class Meter {
    private Meter() {}

    /**
     * What those tokens cost under that price list, for a prompt of their own length. Cache prices
     * that are missing fall back to the prompt price, the one for an hour first to that for five
     * minutes; a missing request fee is no fee. Reasoning is billed as output unless {@code
     * internal_reasoning} is priced (openrouter.md 3.1), and sound like text unless it has a price:
     * {@code audio}, {@code audio_output}, and from a cache {@code input_audio_cache}, which falls
     * back to {@code input_cache_read} and only then to {@code audio}. Images are billed like text
     * unless their tokens have a price: {@code image_token} and {@code image_output}; from a cache
     * {@code input_cache_read}, and only without that {@code image_token}.
     *
     * @param utcMinute minute of the UTC day at which the request began
     * @throws IllegalArgumentException when prompt or completion price is unknown
     */
    public static Charge charge(PriceList prices, Tokens tokens, int utcMinute) {
        Rates rates = Rates.of(prices, tokens, utcMinute);
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
        Rates rates = Rates.of(prices, tokens, utcMinute);
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
                rounded(read),
                read(rates, tokens, prompt),
                written(rates, tokens, prompt),
                rounded(made),
                rounded(asked));
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
        Rates rates = Rates.of(prices, tokens, utcMinute);
        Price prompt = rates.required(PriceKey.PROMPT);
        long cached = Math.addExact(tokens.cacheRead(), tokens.cacheWrite());
        long heard = tokens.sound().cacheRead();
        long seen = tokens.images().cacheRead();
        return (heard | seen) == 0
                ? cost(prompt, cached)
                : rounded(
                        prompt.times(cached - heard - seen)
                                .add(rates.apart(PriceKey.AUDIO, prompt, heard))
                                .add(rates.apart(PriceKey.IMAGE_TOKEN, prompt, seen)));
    }

    /** One line, rounded once, also where sound or images have a price of their own. */
    private static Money uncached(Rates rates, Tokens tokens, Price prompt) {
        return (tokens.sound().input() | tokens.images().input()) == 0
                ? cost(prompt, tokens.uncachedInput())
                : rounded(fresh(rates, tokens, prompt));
    }

    private static BigDecimal fresh(Rates rates, Tokens tokens, Price prompt) {
        long heard = tokens.sound().input();
        long seen = tokens.images().input();
        return prompt.times(tokens.uncachedInput() - heard - seen)
                .add(rates.apart(PriceKey.AUDIO, prompt, heard))
                .add(rates.apart(PriceKey.IMAGE_TOKEN, prompt, seen));
    }

    /** One line, rounded once, also where cached sound or images have a price of their own. */
    private static Money read(Rates rates, Tokens tokens, Price prompt) {
        Price cached = rates.or(PriceKey.INPUT_CACHE_READ, prompt);
        long heard = tokens.sound().cacheRead();
        long seen = tokens.images().cacheRead();
        return (heard | seen) == 0
                ? cost(cached, tokens.cacheRead())
                : rounded(
                        cached.times(tokens.cacheRead() - heard - seen)
                                .add(cachedSound(rates, prompt).times(heard))
                                .add(cachedImages(rates, prompt).times(seen)));
    }

    private static Price cachedSound(Rates rates, Price prompt) {
        return rates.or(
                PriceKey.INPUT_AUDIO_CACHE,
                rates.or(PriceKey.INPUT_CACHE_READ, rates.or(PriceKey.AUDIO, prompt)));
    }

    private static Price cachedImages(Rates rates, Price prompt) {
        return rates.or(PriceKey.INPUT_CACHE_READ, rates.or(PriceKey.IMAGE_TOKEN, prompt));
    }

    private static Money rounded(BigDecimal dollars) {
        return Money.ofDollars(dollars, RoundingMode.HALF_EVEN);
    }

    /** One line, rounded once, also where an hour has a price of its own. */
    private static Money written(Rates rates, Tokens tokens, Price prompt) {
        Price brief = rates.or(PriceKey.INPUT_CACHE_WRITE, prompt);
        if (tokens.cacheWriteHour() == 0) {
            return cost(brief, tokens.cacheWrite());
        }
        Price hour = rates.or(PriceKey.INPUT_CACHE_WRITE_1H, brief);
        return rounded(
                brief.times(tokens.cacheWrite() - tokens.cacheWriteHour())
                        .add(hour.times(tokens.cacheWriteHour())));
    }

    /** One line, rounded once, also where some of it has a price of its own. */
    private static Money output(Rates rates, Tokens tokens) {
        Price completion = rates.required(PriceKey.COMPLETION);
        boolean plain = (tokens.sound().output() | tokens.images().output()) == 0;
        return plain && !rates.has(PriceKey.INTERNAL_REASONING)
                ? cost(completion, tokens.output())
                : rounded(made(rates, tokens));
    }

    private static BigDecimal made(Rates rates, Tokens tokens) {
        Price completion = rates.or(PriceKey.COMPLETION, Price.FREE);
        long thought = tokens.reasoning();
        long aloud = tokens.sound().output();
        long drawn = tokens.images().output();
        return completion
                .times(tokens.output() - thought - aloud - drawn)
                .add(rates.apart(PriceKey.INTERNAL_REASONING, completion, thought))
                .add(rates.apart(PriceKey.AUDIO_OUTPUT, completion, aloud))
                .add(rates.apart(PriceKey.IMAGE_OUTPUT, completion, drawn));
    }

    private static Money cost(Price price, long units) {
        return units == 0 ? Money.ZERO : price.times(units, RoundingMode.HALF_EVEN);
    }

    private record Rates(PricesInForce prices) {
        static Rates of(PriceList list, Tokens tokens, int utcMinute) {
            return new Rates(list.inForce(tokens.prompt(), utcMinute));
        }

        boolean has(PriceKey key) {
            return prices.at(key) != null;
        }

        Price or(PriceKey key, Price instead) {
            Price price = prices.at(key);
            return price == null ? instead : price;
        }

        /** What that many tokens cost, at a price of their own or else at that of the others. */
        BigDecimal apart(PriceKey key, Price others, long count) {
            return count == 0 ? BigDecimal.ZERO : or(key, others).times(count);
        }

        /** What that many cost where they have a price of their own. */
        BigDecimal dollars(PriceKey key, long count) {
            return or(key, Price.FREE).times(count);
        }

        boolean sells(Units units) {
            return (units.images() > 0 && has(PriceKey.OUTPUT_IMAGE))
                    || (units.searches() > 0 && has(PriceKey.SEARCH_UNIT))
                    || (units.characters() > 0 && has(PriceKey.INPUT_CHARACTER))
                    || (units.seconds() > 0 && has(PriceKey.INPUT_SECOND))
                    || (units.webSearches() > 0 && has(PriceKey.WEB_SEARCH));
        }

        Price required(PriceKey key) {
            Price price = prices.at(key);
            if (price == null) {
                throw new IllegalArgumentException("no price for " + key);
            }
            return price;
        }
    }
}
