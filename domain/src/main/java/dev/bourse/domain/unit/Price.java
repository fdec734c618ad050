package dev.bourse.domain.unit;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * US dollars for one unit (a token, a request, an image) as an exact, non-negative decimal. An
 * unknown price is the absence of a {@code Price}, never zero.
 */
public final class Price implements Comparable<Price> {
    private static final int DIGITS_BEFORE_POINT = 9;
    private static final int DIGITS_AFTER_POINT = 40;
    private static final int FEMTO_DIGITS = 15;
    private static final int MOST_FEMTO_DIGITS = 18;

    /** Free of charge. */
    public static final Price FREE = new Price(BigDecimal.ZERO);

    private final BigDecimal dollars;
    private final long femtos;

    /**
     * @param dollars USD per unit, zero or more
     * @throws IllegalArgumentException when it is negative, a thousand million dollars or more, or
     *     finer than 40 decimals
     */
    public Price(BigDecimal dollars) {
        if (dollars.signum() < 0) {
            throw new IllegalArgumentException("a price is never negative: " + dollars);
        }
        if (dollars.signum() > 0 && !isReasonable(dollars)) {
            throw new IllegalArgumentException("a price beyond reason: " + dollars);
        }
        this.dollars = dollars.signum() == 0 ? BigDecimal.ZERO : dollars.stripTrailingZeros();
        femtos = femtos(this.dollars);
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

    /** USD per unit, zero or more, without trailing zeros. */
    public BigDecimal dollars() {
        return dollars;
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
        long cost = femtos(units);
        return cost == Femtos.UNFIT
                ? Money.ofDollars(times(units), rounding)
                : Money.ofFemtos(cost, rounding);
    }

    /** What {@code units} cost in {@linkplain Femtos femto-dollars}, exactly. */
    public long femtos(long units) {
        return Femtos.times(femtos, units);
    }

    /** The higher one of both. */
    public Price max(@Nullable Price other) {
        return other == null || compareTo(other) >= 0 ? this : other;
    }

    /** Exponents are checked before any arithmetic, which would spell them out. */
    private static boolean isReasonable(BigDecimal dollars) {
        return digitsBeforePoint(dollars) <= DIGITS_BEFORE_POINT
                && dollars.scale() <= DIGITS_AFTER_POINT;
    }

    private static long digitsBeforePoint(BigDecimal dollars) {
        return (long) dollars.precision() - dollars.scale();
    }

    private static long femtos(BigDecimal dollars) {
        return dollars.scale() > FEMTO_DIGITS
                        || digitsBeforePoint(dollars) > MOST_FEMTO_DIGITS - FEMTO_DIGITS
                ? Femtos.UNFIT
                : dollars.movePointRight(FEMTO_DIGITS).longValueExact();
    }

    @Override
    public int compareTo(Price other) {
        return (femtos | other.femtos) < 0
                ? dollars.compareTo(other.dollars)
                : Long.compare(femtos, other.femtos);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Price price && dollars.equals(price.dollars);
    }

    @Override
    public int hashCode() {
        return dollars.hashCode();
    }

    /** Plain decimal notation: {@code 0.000003}. */
    @Override
    public String toString() {
        return dollars.toPlainString();
    }
}
