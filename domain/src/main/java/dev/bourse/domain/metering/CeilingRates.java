package dev.bourse.domain.metering;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PricesInForce;
import dev.bourse.domain.unit.Femtos;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The highest prices that a prompt of at most a given length can meet: a prompt token may turn out
 * to be a cache write of either lifetime, an output token may turn out to be reasoning, sound or a
 * part of an image, since a model may draw unasked, and any override may apply whose threshold lies
 * below that length. A prompt token is one of sound or of an image only where such is sent.
 *
 * @param input USD per prompt token of text
 * @param sound USD per prompt token of sound
 * @param image USD per prompt token of an image
 * @param output USD per output token
 * @param request USD per request
 */
record CeilingRates(Price input, Price sound, Price image, Price output, Price request) {
    /** Five lines of a charge, each rounded up by half a nano-dollar at most. */
    private static final Money ROUNDING = new Money(3);

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    static CeilingRates of(PriceList prices, long longestPrompt, int utcMinute) {
        Highest highest = Highest.of(prices, longestPrompt, utcMinute);
        Price text =
                highest.of(PriceKey.PROMPT)
                        .max(highest.at(PriceKey.INPUT_CACHE_READ))
                        .max(highest.at(PriceKey.INPUT_CACHE_WRITE))
                        .max(highest.at(PriceKey.INPUT_CACHE_WRITE_1H));
        return new CeilingRates(
                text,
                text.max(highest.at(PriceKey.AUDIO)).max(highest.at(PriceKey.INPUT_AUDIO_CACHE)),
                text.max(highest.at(PriceKey.IMAGE_TOKEN)),
                highest.of(PriceKey.COMPLETION)
                        .max(highest.at(PriceKey.INTERNAL_REASONING))
                        .max(highest.at(PriceKey.AUDIO_OUTPUT))
                        .max(highest.at(PriceKey.IMAGE_OUTPUT)),
                highest.orFree(PriceKey.REQUEST));
    }

    /** The same where tokens may have no price, and then cost nothing. */
    static CeilingRates ofAll(PriceList prices, long longestPrompt, int utcMinute) {
        if (prices.isKnown()) {
            return of(prices, longestPrompt, utcMinute);
        }
        Highest highest = Highest.of(prices, longestPrompt, utcMinute);
        Price text = highest.orFree(PriceKey.PROMPT);
        return new CeilingRates(
                text,
                text.max(highest.at(PriceKey.AUDIO)),
                text.max(highest.at(PriceKey.IMAGE_TOKEN)),
                highest.orFree(PriceKey.COMPLETION).max(highest.at(PriceKey.IMAGE_OUTPUT)),
                highest.orFree(PriceKey.REQUEST));
    }

    /** What those units cost at most, in dollars; prompts of any length are thought of. */
    static BigDecimal units(PriceList prices, Units units, int utcMinute) {
        Highest highest = Highest.of(prices, Long.MAX_VALUE, utcMinute);
        return highest.of(PriceKey.OUTPUT_IMAGE, units.images())
                .add(highest.of(PriceKey.SEARCH_UNIT, units.searches()))
                .add(highest.of(PriceKey.INPUT_CHARACTER, units.characters()))
                .add(highest.of(PriceKey.INPUT_SECOND, units.seconds()))
                .add(highest.of(PriceKey.WEB_SEARCH, units.webSearches()));
    }

    Money cost(PromptSize prompt, long outputTokens) {
        long femtos = Femtos.plus(femtos(prompt), output.femtos(outputTokens));
        return femtos == Femtos.UNFIT
                ? cost(prompt, outputTokens, BigDecimal.ZERO)
                : rounded(Money.ofFemtos(femtos, RoundingMode.CEILING));
    }

    /** With what else is to be paid, in dollars. */
    Money cost(PromptSize prompt, long outputTokens, BigDecimal more) {
        BigDecimal exact = dollars(prompt).add(output.times(outputTokens)).add(more);
        return rounded(Money.ofDollars(exact, RoundingMode.CEILING));
    }

    /** What costs nothing costs exactly that. */
    private static Money rounded(Money ceiling) {
        return ceiling.nanos() == 0 ? Money.ZERO : ceiling.plus(ROUNDING);
    }

    long affordableOutput(PromptSize prompt, Money money) {
        BigDecimal left = money.minus(ROUNDING).dollars().subtract(dollars(prompt));
        if (output.isFree()) {
            return cost(prompt, 0).compareTo(money) <= 0 ? Long.MAX_VALUE : 0;
        }
        return left.signum() <= 0
                ? 0
                : left.divideToIntegralValue(output.dollars()).min(MOST).longValue();
    }

    private BigDecimal dollars(PromptSize prompt) {
        return input.times(prompt.ceiling())
                .add(request.dollars())
                .add(sound.times(prompt.soundCeiling()))
                .add(image.times(prompt.imageCeiling()));
    }

    private long femtos(PromptSize prompt) {
        long text = Femtos.plus(input.femtos(prompt.ceiling()), request.femtos(1));
        long heard = sound.femtos(prompt.soundCeiling());
        return Femtos.plus(text, Femtos.plus(heard, image.femtos(prompt.imageCeiling())));
    }

    private record Highest(PricesInForce prices) {
        static Highest of(PriceList list, long longestPrompt, int utcMinute) {
            return new Highest(list.inForce(longestPrompt, utcMinute));
        }

        Price of(PriceKey key) {
            Price price = at(key);
            if (price == null) {
                throw new IllegalArgumentException("no price for " + key);
            }
            return price;
        }

        BigDecimal of(PriceKey key, long count) {
            return count == 0 ? BigDecimal.ZERO : orFree(key).times(count);
        }

        Price orFree(PriceKey key) {
            return Price.FREE.max(at(key));
        }

        @Nullable Price at(PriceKey key) {
            return prices.highest(key);
        }
    }
}
