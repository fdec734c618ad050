package dev.bourse.domain.metering;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What tokens cost, worked out in decimals from the list itself each time. */
record NaivePricing(PriceList list, int utcMinute) {
    Charge charge(Tokens tokens) {
        long length = tokens.prompt();
        BigDecimal prompt = price(length, PriceKey.PROMPT);
        BigDecimal completion = price(length, PriceKey.COMPLETION);
        BigDecimal audio = or(price(length, PriceKey.AUDIO), prompt);
        BigDecimal image = or(price(length, PriceKey.IMAGE_TOKEN), prompt);
        BigDecimal read = price(length, PriceKey.INPUT_CACHE_READ);
        BigDecimal write = or(price(length, PriceKey.INPUT_CACHE_WRITE), prompt);
        BigDecimal hour = or(price(length, PriceKey.INPUT_CACHE_WRITE_1H), write);
        long said = tokens.output() - tokens.reasoning();
        long heard = tokens.sound().input();
        long seen = tokens.images().input();
        long again = tokens.sound().cacheRead();
        long known = tokens.images().cacheRead();
        long aloud = tokens.sound().output();
        long drawn = tokens.images().output();
        return new Charge(
                money(
                        times(prompt, tokens.uncachedInput() - heard - seen),
                        times(audio, heard),
                        times(image, seen)),
                money(
                        times(or(read, prompt), tokens.cacheRead() - again - known),
                        times(
                                or(price(length, PriceKey.INPUT_AUDIO_CACHE), or(read, audio)),
                                again),
                        times(or(read, image), known)),
                money(
                        times(write, tokens.cacheWrite() - tokens.cacheWriteHour()),
                        times(hour, tokens.cacheWriteHour())),
                money(
                        times(completion, said - aloud - drawn),
                        times(
                                or(price(length, PriceKey.INTERNAL_REASONING), completion),
                                tokens.reasoning()),
                        times(or(price(length, PriceKey.AUDIO_OUTPUT), completion), aloud),
                        times(or(price(length, PriceKey.IMAGE_OUTPUT), completion), drawn)),
                money(times(or(price(length, PriceKey.REQUEST), BigDecimal.ZERO), 1)));
    }

    Money ceiling(PromptSize prompt, long output) {
        long length = prompt.longest();
        BigDecimal text =
                highest(
                        length,
                        PriceKey.PROMPT,
                        PriceKey.INPUT_CACHE_READ,
                        PriceKey.INPUT_CACHE_WRITE,
                        PriceKey.INPUT_CACHE_WRITE_1H);
        BigDecimal sound = text.max(highest(length, PriceKey.AUDIO, PriceKey.INPUT_AUDIO_CACHE));
        BigDecimal made =
                highest(
                        length,
                        PriceKey.COMPLETION,
                        PriceKey.INTERNAL_REASONING,
                        PriceKey.AUDIO_OUTPUT,
                        PriceKey.IMAGE_OUTPUT);
        BigDecimal all =
                times(text, prompt.ceiling())
                        .add(times(sound, prompt.soundCeiling()))
                        .add(
                                times(
                                        text.max(highest(length, PriceKey.IMAGE_TOKEN)),
                                        prompt.imageCeiling()))
                        .add(times(made, output))
                        .add(highest(length, PriceKey.REQUEST));
        return all.signum() == 0 ? Money.ZERO : new Money(nanos(all, RoundingMode.CEILING) + 3);
    }

    private @Nullable BigDecimal price(long length, PriceKey key) {
        BigDecimal price = dollars(list.base().get(key));
        for (PriceOverride override : list.overrides()) {
            if (override.holds(length, utcMinute) && override.prices().containsKey(key)) {
                price = dollars(override.prices().get(key));
            }
        }
        return price;
    }

    private BigDecimal highest(long length, PriceKey... keys) {
        List<BigDecimal> met = new ArrayList<>(List.of(BigDecimal.ZERO));
        for (PriceKey key : keys) {
            met.add(or(dollars(list.base().get(key)), BigDecimal.ZERO));
            list.overrides().stream()
                    .filter(override -> override.holds(length, utcMinute))
                    .forEach(override ->
                            met.add(or(dollars(override.prices().get(key)), BigDecimal.ZERO)));
        }
        return met.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private @Nullable BigDecimal dollars(@Nullable Price price) {
        return price == null
                ? null
                : price.dollars().multiply(BigDecimal.ONE.subtract(list.discount()));
    }

    private static BigDecimal or(@Nullable BigDecimal price, @Nullable BigDecimal instead) {
        return price == null ? Objects.requireNonNull(instead) : price;
    }

    private static BigDecimal times(@Nullable BigDecimal price, long count) {
        return Objects.requireNonNull(price).multiply(BigDecimal.valueOf(count));
    }

    private static Money money(BigDecimal... parts) {
        BigDecimal sum = List.of(parts).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Money(nanos(sum, RoundingMode.HALF_EVEN));
    }

    private static long nanos(BigDecimal dollars, RoundingMode rounding) {
        return dollars.movePointRight(9).setScale(0, rounding).longValueExact();
    }
}
