package dev.bourse.domain.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * US dollars for one unit (a token, a request, an image) as an exact, non-negative decimal. An
 * unknown price is the absence of a {@code Price}, never zero.
 *
 * @param dollars USD per unit, zero or more, without trailing zeros
 */
public record Price(BigDecimal dollars) implements Comparable<Price> {
    /** Free of charge. */
    public static final Price FREE = new Price(BigDecimal.ZERO);

    private static final int DIGITS_BEFORE_POINT = 9;
    private static final int DIGITS_AFTER_POINT = 40;

    public Price {
        if (dollars.signum() < 0) {
            throw new IllegalArgumentException("a price is never negative: " + dollars);
        }
        if (dollars.signum() > 0 && !isReasonable(dollars)) {
            throw new IllegalArgumentException("a price beyond reason: " + dollars);
        }
        dollars = dollars.signum() == 0 ? BigDecimal.ZERO : dollars.stripTrailingZeros();
    }

    /**
     * Reads USD per unit in decimal or scientific notation.
     *
     * @throws IllegalArgumentException when the text is no number, negative, a thousand million
     *     dollars or more, or finer than 40 decimals
     */
    public static Price parse(String dollarsPerUnit) {
        return new Price(new BigDecimal(dollarsPerUnit));
    }

    /** From USD per million units, the way people quote token prices. */
    public static Price perMillion(String dollars) {
        return new Price(new BigDecimal(dollars).movePointLeft(6));
    }

    public boolean isFree() {
        return dollars.signum() == 0;
    }

    /** What {@code units} cost in dollars, exactly. */
    public BigDecimal times(long units) {
        return dollars.multiply(BigDecimal.valueOf(units));
    }

    /** What {@code units} cost, rounded to nano-dollars in the way that the caller names. */
    public Money times(long units, RoundingMode rounding) {
        return Money.ofDollars(times(units), rounding);
    }

    /** Exponents are checked before any arithmetic, which would spell them out. */
    private static boolean isReasonable(BigDecimal dollars) {
        return (long) dollars.precision() - dollars.scale() <= DIGITS_BEFORE_POINT
                && dollars.scale() <= DIGITS_AFTER_POINT;
    }

    @Override
    public int compareTo(Price other) {
        return dollars.compareTo(other.dollars);
    }

    /** Plain decimal notation: {@code 0.000003}. */
    @Override
    public String toString() {
        return dollars.toPlainString();
    }
}
