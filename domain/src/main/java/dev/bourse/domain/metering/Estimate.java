package dev.bourse.domain.metering;

import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a request will cost, before it runs.
 *
 * @param tokens the likely usage: nothing cached
 * @param likely what that costs: the charge when the end of a generation is never seen
 * @param ceiling what it can cost at most: the amount to hold. It takes the {@linkplain
 *     PromptSize#ceiling() longest prompt} and the {@linkplain OutputSize#ceiling() longest answer}
 *     at the {@linkplain CeilingRates highest prices} that can apply, rounded up
 */
public record Estimate(Tokens tokens, Money likely, Money ceiling) {
    /**
     * What a request of that size costs under that price list.
     *
     * @param utcMinute minute of the UTC day at which the request begins
     * @throws IllegalArgumentException when prompt or completion price is unknown
     */
    public static Estimate of(
            PriceList prices, PromptSize prompt, OutputSize output, int utcMinute) {
        Tokens tokens = Tokens.of(prompt.likely(), output.likely());
        Money likely = Meter.charge(prices, tokens, utcMinute).total();
        CeilingRates rates = CeilingRates.of(prices, prompt.longest(), utcMinute);
        return new Estimate(tokens, likely, rates.cost(prompt, output.ceiling()));
    }

    /**
     * What a request of that size and volume costs under that price list. Nothing is ever dearer
     * than the ceiling, which has every unit at its highest price beside the tokens.
     *
     * @param utcMinute minute of the UTC day at which the request begins
     * @throws IllegalArgumentException when neither tokens nor the units have a price
     */
    public static Estimate of(PriceList prices, Size size, Volume volume, int utcMinute) {
        PromptSize prompt = size.prompt();
        OutputSize output = size.output();
        if (volume.equals(Volume.NONE)) {
            return of(prices, prompt, output, utcMinute);
        }
        Tokens tokens = Tokens.of(prompt.likely(), output.likely());
        Money likely = Meter.charge(prices, tokens, volume.likely(), utcMinute).total();
        CeilingRates rates = CeilingRates.ofAll(prices, prompt.longest(), utcMinute);
        BigDecimal units = CeilingRates.units(prices, volume.most(), utcMinute);
        return new Estimate(tokens, likely, rates.cost(prompt, output.ceiling(), units));
    }

    /** How long prompt and answer are. */
    public record Size(PromptSize prompt, OutputSize output) {}

    /**
     * The longest answer whose ceiling {@code money} covers: 0 when it does not even cover the
     * prompt, {@link Long#MAX_VALUE} when answers are free.
     *
     * @throws IllegalArgumentException when prompt or completion price is unknown
     */
    public static long affordableOutput(
            PriceList prices, PromptSize prompt, Volume volume, Money money, int utcMinute) {
        if (volume.equals(Volume.NONE)) {
            return affordableOutput(prices, prompt, money, utcMinute);
        }
        BigDecimal units = CeilingRates.units(prices, volume.most(), utcMinute);
        Money left = money.minus(Money.ofDollars(units, RoundingMode.CEILING));
        return left.isNegative() ? 0 : affordableOutput(prices, prompt, left, utcMinute);
    }

    /** The same where nothing but tokens is counted. */
    public static long affordableOutput(
            PriceList prices, PromptSize prompt, Money money, int utcMinute) {
        CeilingRates rates = CeilingRates.of(prices, prompt.longest(), utcMinute);
        return rates.affordableOutput(prompt, money);
    }
}
