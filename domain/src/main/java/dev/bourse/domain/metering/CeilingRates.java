package dev.bourse.domain.metering;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Units;

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
record CeilingRates(
        BigDecimal input,
        BigDecimal sound,
        BigDecimal image,
        BigDecimal output,
        BigDecimal request) {
    /** Five lines of a charge, each rounded up by half a nano-dollar at most. */
    private static final Money ROUNDING = new Money(3);

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    static CeilingRates of(PriceList prices, long longestPrompt, int utcMinute) {
        Highest highest = new Highest(prices, longestPrompt, utcMinute);
        BigDecimal text =
                highest.of(PriceKey.PROMPT)
                        .max(highest.orZero(PriceKey.INPUT_CACHE_READ))
                        .max(highest.orZero(PriceKey.INPUT_CACHE_WRITE))
                        .max(highest.orZero(PriceKey.INPUT_CACHE_WRITE_1H));
        return new CeilingRates(
                text,
                text.max(highest.orZero(PriceKey.AUDIO))
                        .max(highest.orZero(PriceKey.INPUT_AUDIO_CACHE)),
                text.max(highest.orZero(PriceKey.IMAGE_TOKEN)),
                highest.of(PriceKey.COMPLETION)
                        .max(highest.orZero(PriceKey.INTERNAL_REASONING))
                        .max(highest.orZero(PriceKey.AUDIO_OUTPUT))
                        .max(highest.orZero(PriceKey.IMAGE_OUTPUT)),
                highest.orZero(PriceKey.REQUEST));
    }

    /** The same where tokens may have no price, and then cost nothing. */
    static CeilingRates ofAll(PriceList prices, long longestPrompt, int utcMinute) {
        if (prices.isKnown()) {
            return of(prices, longestPrompt, utcMinute);
        }
        Highest highest = new Highest(prices, longestPrompt, utcMinute);
        BigDecimal text = highest.orZero(PriceKey.PROMPT);
        return new CeilingRates(
                text,
                text.max(highest.orZero(PriceKey.AUDIO)),
                text.max(highest.orZero(PriceKey.IMAGE_TOKEN)),
                highest.orZero(PriceKey.COMPLETION).max(highest.orZero(PriceKey.IMAGE_OUTPUT)),
                highest.orZero(PriceKey.REQUEST));
    }

    /** What those units cost at most, in dollars; prompts of any length are thought of. */
    static BigDecimal units(PriceList prices, Units units, int utcMinute) {
        Highest highest = new Highest(prices, Long.MAX_VALUE, utcMinute);
        return highest.of(PriceKey.OUTPUT_IMAGE, units.images())
                .add(highest.of(PriceKey.SEARCH_UNIT, units.searches()))
                .add(highest.of(PriceKey.INPUT_CHARACTER, units.characters()))
                .add(highest.of(PriceKey.INPUT_SECOND, units.seconds()))
                .add(highest.of(PriceKey.WEB_SEARCH, units.webSearches()));
    }

    Money cost(PromptSize prompt, long outputTokens) {
        return cost(prompt, outputTokens, BigDecimal.ZERO);
    }

    /** With what else is to be paid, in dollars. */
    Money cost(PromptSize prompt, long outputTokens, BigDecimal more) {
        BigDecimal exact =
                prompt(prompt).add(output.multiply(BigDecimal.valueOf(outputTokens))).add(more);
        return exact.signum() == 0
                ? Money.ZERO
                : Money.ofDollars(exact, RoundingMode.CEILING).plus(ROUNDING);
    }

    long affordableOutput(PromptSize prompt, Money money) {
        BigDecimal left = money.minus(ROUNDING).dollars().subtract(prompt(prompt));
        if (output.signum() == 0) {
            return cost(prompt, 0).compareTo(money) <= 0 ? Long.MAX_VALUE : 0;
        }
        return left.signum() <= 0 ? 0 : left.divideToIntegralValue(output).min(MOST).longValue();
    }

    private BigDecimal prompt(PromptSize prompt) {
        BigDecimal text = input.multiply(BigDecimal.valueOf(prompt.ceiling())).add(request);
        long heard = prompt.soundCeiling();
        long seen = prompt.imageCeiling();
        return (heard | seen) == 0
                ? text
                : text.add(sound.multiply(BigDecimal.valueOf(heard)))
                        .add(image.multiply(BigDecimal.valueOf(seen)));
    }

    private record Highest(PriceList prices, long longestPrompt, int utcMinute) {
        BigDecimal of(PriceKey key) {
            return prices.highest(key, longestPrompt, utcMinute)
                    .orElseThrow(() -> new IllegalArgumentException("no price for " + key))
                    .dollars();
        }

        BigDecimal of(PriceKey key, long count) {
            return count == 0 ? BigDecimal.ZERO : orZero(key).multiply(BigDecimal.valueOf(count));
        }

        BigDecimal orZero(PriceKey key) {
            return prices.highest(key, longestPrompt, utcMinute).orElse(Price.FREE).dollars();
        }
    }
}
