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
 *
 * @param prompt per prompt token
 * @param completion per completion token
 * @param request per request
 * @param image per image, made or read
 * @param audio per audio unit
 * @param unit per usual piece of work that is sold by another unit than tokens
 */
record Tariff(
        double prompt, double completion, double request, double image, double audio, double unit) {
    private static final int SCALE = 15;

    /** An image, a ranking, a paragraph that is spoken, a minute that is written down. */
    private static final Map<PriceKey, Integer> USUAL =
            Map.of(
                    PriceKey.OUTPUT_IMAGE, 1,
                    PriceKey.SEARCH_UNIT, 1,
                    PriceKey.INPUT_CHARACTER, 500,
                    PriceKey.INPUT_SECOND, 60);

    static Tariff of(Map<PriceKey, Price> prices, BigDecimal discount) {
        BigDecimal factor = BigDecimal.ONE.subtract(discount).movePointRight(SCALE);
        return new Tariff(
                scaled(prices.get(PriceKey.PROMPT), factor, Double.NaN),
                scaled(prices.get(PriceKey.COMPLETION), factor, Double.NaN),
                scaled(prices.get(PriceKey.REQUEST), factor, Double.NaN),
                scaled(image(prices), factor, Double.NaN),
                scaled(prices.get(PriceKey.AUDIO), factor, Double.NaN),
                unit(prices, factor));
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
                scaled(caps.audio(), factor, none),
                none);
    }

    /** This tariff where it has a price, else the other one. */
    Tariff orElse(Tariff other) {
        return new Tariff(
                either(prompt, other.prompt),
                either(completion, other.completion),
                either(request, other.request),
                either(image, other.image),
                either(audio, other.audio),
                either(unit, other.unit));
    }

    /**
     * What a request of that size is expected to cost; a missing request fee is no fee. Who has no
     * price for tokens sells by another unit.
     */
    double cost(long promptTokens, long outputTokens) {
        return either(prompt, 0) * promptTokens
                + either(completion, 0) * outputTokens
                + either(request, 0)
                + either(unit, 0);
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

    /** A caller who caps the price of images means those that the work is about. */
    private static @Nullable Price image(Map<PriceKey, Price> prices) {
        Price made = prices.get(PriceKey.OUTPUT_IMAGE);
        return made == null ? prices.get(PriceKey.IMAGE) : made;
    }

    /** What a usual piece of work costs by its own unit; NaN where none is priced. */
    private static double unit(Map<PriceKey, Price> prices, BigDecimal factor) {
        double sum = Double.NaN;
        for (Map.Entry<PriceKey, Integer> usual : USUAL.entrySet()) {
            Price price = prices.get(usual.getKey());
            if (price != null) {
                sum = either(sum, 0) + scaled(price, factor, 0) * usual.getValue();
            }
        }
        return sum;
    }

    private static double either(double price, double other) {
        return Double.isNaN(price) ? other : price;
    }

    private static double scaled(@Nullable Price price, BigDecimal factor, double missing) {
        return price == null ? missing : price.dollars().multiply(factor).doubleValue();
    }
}
