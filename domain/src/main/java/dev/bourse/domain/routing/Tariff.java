package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The prices that routing compares, in femto-dollars (1e-15 USD) per unit.
 *
 * <p>Routing orders endpoints by price and never bills, so doubles are allowed here. In
 * femto-dollars every published price is a whole number, and whole doubles add and multiply exactly
 * up to 2^53: costs below 9 USD are compared without rounding. NaN stands for a price that is not
 * there; it exceeds no cap.
 */
record Tariff(double prompt, double completion, double request, double image, double audio) {
    private static final int SCALE = 15;

    static Tariff of(Map<PriceKey, Price> prices, BigDecimal discount) {
        BigDecimal factor = BigDecimal.ONE.subtract(discount).movePointRight(SCALE);
        return new Tariff(
                scaled(prices.get(PriceKey.PROMPT), factor, Double.NaN),
                scaled(prices.get(PriceKey.COMPLETION), factor, Double.NaN),
                scaled(prices.get(PriceKey.REQUEST), factor, Double.NaN),
                scaled(prices.get(PriceKey.IMAGE), factor, Double.NaN),
                scaled(prices.get(PriceKey.AUDIO), factor, Double.NaN));
    }

    /** Caps as a tariff; a missing cap is infinite. */
    static Tariff of(MaxPrice caps) {
        BigDecimal factor = BigDecimal.ONE.movePointRight(SCALE);
        double none = Double.POSITIVE_INFINITY;
        return new Tariff(
                scaled(caps.prompt(), factor, none),
                scaled(caps.completion(), factor, none),
                scaled(caps.request(), factor, none),
                scaled(caps.image(), factor, none),
                scaled(caps.audio(), factor, none));
    }

    /** This tariff where it has a price, else the other one. */
    Tariff orElse(Tariff other) {
        return new Tariff(
                either(prompt, other.prompt),
                either(completion, other.completion),
                either(request, other.request),
                either(image, other.image),
                either(audio, other.audio));
    }

    /** What a request of that size is expected to cost; a missing request fee is no fee. */
    double cost(long promptTokens, long outputTokens) {
        return prompt * promptTokens + completion * outputTokens + either(request, 0);
    }

    /** The first price above its cap; null when all are within. */
    @Nullable Reason above(Tariff cap) {
        if (prompt > cap.prompt) {
            return Reason.PROMPT_PRICE;
        }
        if (completion > cap.completion) {
            return Reason.COMPLETION_PRICE;
        }
        return aboveApart(cap);
    }

    private @Nullable Reason aboveApart(Tariff cap) {
        if (request > cap.request) {
            return Reason.REQUEST_PRICE;
        }
        if (image > cap.image) {
            return Reason.IMAGE_PRICE;
        }
        return audio > cap.audio ? Reason.AUDIO_PRICE : null;
    }

    private static double either(double price, double other) {
        return Double.isNaN(price) ? other : price;
    }

    private static double scaled(@Nullable Price price, BigDecimal factor, double missing) {
        return price == null ? missing : price.dollars().multiply(factor).doubleValue();
    }
}
