package dev.bourse.domain.catalog;

import dev.bourse.domain.unit.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What an endpoint charges, as the OpenRouter catalogue defines it: base prices, overrides of which
 * the last matching one wins per key, and a discount on everything.
 *
 * <p>Every request is priced several times, and between two of them hardly ever anything changes.
 * So the prices are worked out once for each set of overrides that hold together, as long as a list
 * has so few overrides that all their sets are few too.
 */
public final class PriceList {
    /** Nothing is known about what it costs. */
    public static final PriceList UNKNOWN = new PriceList(Map.of(), BigDecimal.ZERO, List.of());

    private static final Set<PriceKey> UNITS =
            Set.of(
                    PriceKey.OUTPUT_IMAGE,
                    PriceKey.SEARCH_UNIT,
                    PriceKey.INPUT_CHARACTER,
                    PriceKey.INPUT_SECOND);

    private static final int FEW_OVERRIDES = 6;

    private final Map<PriceKey, Price> base;
    private final BigDecimal discount;
    private final List<PriceOverride> overrides;
    private final AtomicReferenceArray<PricesInForce> workedOut;

    /**
     * @param base USD per unit; a missing key is an unknown price, or a thing not billed apart
     * @param discount the fraction taken off every price; negative is a mark-up; less than 1
     * @param overrides replacements under conditions, in order
     * @throws IllegalArgumentException when the discount takes off the whole, or makes one of the
     *     prices finer or higher than a price can be, so that nothing could be charged by it
     */
    public PriceList(
            Map<PriceKey, Price> base, BigDecimal discount, List<PriceOverride> overrides) {
        if (discount.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a discount is less than the whole: " + discount);
        }
        this.base = Map.copyOf(base);
        this.discount = discount;
        this.overrides = List.copyOf(overrides);
        workedOut = new AtomicReferenceArray<>(isVaried() ? 0 : 1 << overrides.size());
        requireReasonable(discount);
        requirePrices(this.base);
        this.overrides.forEach(override -> requirePrices(override.prices()));
    }

    /** Within the bounds of a price, since what lies beyond would be spelt out by arithmetic. */
    private static void requireReasonable(BigDecimal discount) {
        try {
            var _ = new Price(discount.abs());
        } catch (IllegalArgumentException beyond) {
            throw new IllegalArgumentException("a discount beyond reason: " + discount, beyond);
        }
    }

    private void requirePrices(Map<PriceKey, Price> prices) {
        prices.forEach((key, price) -> {
            try {
                var _ = discounted(price);
            } catch (IllegalArgumentException beyond) {
                throw new IllegalArgumentException(
                        "a discount of %s makes %s no price".formatted(discount, key.wireName()),
                        beyond);
            }
        });
    }

    /** Only a price for prompt and completion tokens. */
    public static PriceList of(Price prompt, Price completion) {
        return new PriceList(
                Map.of(PriceKey.PROMPT, prompt, PriceKey.COMPLETION, completion),
                BigDecimal.ZERO,
                List.of());
    }

    /** USD per unit; a missing key is an unknown price, or a thing not billed apart. */
    public Map<PriceKey, Price> base() {
        return base;
    }

    /** The fraction taken off every price; negative is a mark-up; less than 1. */
    public BigDecimal discount() {
        return discount;
    }

    /** Replacements under conditions, in order. */
    public List<PriceOverride> overrides() {
        return overrides;
    }

    /** Whether text can be billed: prompt and completion are priced. */
    public boolean isKnown() {
        return base.containsKey(PriceKey.PROMPT) && base.containsKey(PriceKey.COMPLETION);
    }

    /**
     * Whether it is known what work of those kinds costs, by tokens or by the unit that such work
     * is sold by. Who speaks or listens tells no tokens, so that only a price by the unit can be
     * billed there.
     */
    public boolean isKnownFor(Set<Modality> outputs) {
        return outputs.stream().allMatch(this::isKnownFor);
    }

    private boolean isKnownFor(Modality output) {
        return switch (output) {
            case TEXT, EMBEDDINGS, AUDIO, VIDEO, FILE -> isKnown();
            case IMAGE -> isKnown() || base.containsKey(PriceKey.OUTPUT_IMAGE);
            case RERANK -> isKnown() || base.containsKey(PriceKey.SEARCH_UNIT);
            case SPEECH -> isFree() || base.containsKey(PriceKey.INPUT_CHARACTER);
            case TRANSCRIPTION -> isFree() || base.containsKey(PriceKey.INPUT_SECOND);
        };
    }

    /** Whether something is sold by another unit than tokens. */
    public boolean isByUnit() {
        return base.keySet().stream().anyMatch(UNITS::contains);
    }

    /** Whether every price is known to be zero. */
    public boolean isFree() {
        return isKnown() && base.values().stream().allMatch(Price::isFree) && overrides.isEmpty();
    }

    /** All prices for a prompt of that many tokens at that minute of the UTC day. */
    public PricesInForce inForce(long promptTokens, int utcMinute) {
        if (isVaried()) {
            return new PricesInForce(this, promptTokens, utcMinute);
        }
        int set = holding(promptTokens, utcMinute);
        PricesInForce known = workedOut.get(set);
        return known == null ? workOut(set, promptTokens, utcMinute) : known;
    }

    private PricesInForce workOut(int set, long promptTokens, int utcMinute) {
        PricesInForce prices = new PricesInForce(this, promptTokens, utcMinute);
        workedOut.set(set, prices);
        return prices;
    }

    private boolean isVaried() {
        return overrides.size() > FEW_OVERRIDES;
    }

    /** Which overrides hold, a bit for each. */
    private int holding(long promptTokens, int utcMinute) {
        int set = 0;
        for (int i = 0; i < overrides.size(); i++) {
            set |= overrides.get(i).holds(promptTokens, utcMinute) ? 1 << i : 0;
        }
        return set;
    }

    /** The price in force, discount included; empty when unknown. */
    public Optional<Price> at(PriceKey key, long promptTokens, int utcMinute) {
        Price price = base.get(key);
        for (PriceOverride override : overrides) {
            if (override.prices().containsKey(key) && override.holds(promptTokens, utcMinute)) {
                price = override.prices().get(key);
            }
        }
        return discounted(price);
    }

    /**
     * The highest price, discount included, that a prompt of at most that many tokens can meet at
     * that minute; empty when none is known.
     */
    Optional<Price> highest(PriceKey key, long longestPrompt, int utcMinute) {
        Price highest = base.get(key);
        for (PriceOverride override : overrides) {
            Price price = override.prices().get(key);
            boolean dearer = price != null && (highest == null || price.compareTo(highest) > 0);
            if (dearer && override.holds(longestPrompt, utcMinute)) {
                highest = price;
            }
        }
        return discounted(highest);
    }

    private Optional<Price> discounted(@Nullable Price price) {
        return price == null || discount.signum() == 0
                ? Optional.ofNullable(price)
                : Optional.of(
                        new Price(price.dollars().multiply(BigDecimal.ONE.subtract(discount))));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PriceList list
                && base.equals(list.base)
                && discount.equals(list.discount)
                && overrides.equals(list.overrides);
    }

    @Override
    public int hashCode() {
        return Objects.hash(base, discount, overrides);
    }

    @Override
    public String toString() {
        return base + " less " + discount + ", but " + overrides;
    }
}
