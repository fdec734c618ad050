package dev.bourse.domain.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of US dollars in whole nano-dollars (1e-9 USD). Arithmetic is exact; overflow throws
 * {@link ArithmeticException}.
 *
 * @param nanos the amount in nano-dollars, negative for a debt
 */
public record Money(long nanos) implements Comparable<Money> {
    /** No money. */
    public static final Money ZERO = new Money(0);

    private static final int SCALE = 9;
    private static final int MOST_DIGITS = 10;
    private static final int FINEST = 400;
    private static final int FEMTO_SCALE = 15;
    private static final long FEMTOS = 1_000_000;

    /**
     * Reads a decimal amount of dollars such as {@code 12.5} or {@code 0.000000001}.
     *
     * @throws ArithmeticException when the amount is finer than a nano-dollar or too large
     * @throws NumberFormatException when the text is no decimal number
     */
    public static Money parse(String dollars) {
        return ofDollars(new BigDecimal(dollars), RoundingMode.UNNECESSARY);
    }

    /**
     * Rounds an exact amount of dollars to nano-dollars, in the way that the caller names.
     *
     * @throws ArithmeticException when the amount is too large, or {@code rounding} forbids to
     *     round
     */
    public static Money ofDollars(BigDecimal dollars, RoundingMode rounding) {
        if ((long) dollars.precision() - dollars.scale() > MOST_DIGITS
                || dollars.scale() > FINEST) {
            throw new ArithmeticException("no amount of money: " + dollars);
        }
        return new Money(dollars.setScale(SCALE, rounding).movePointRight(SCALE).longValueExact());
    }

    /**
     * Rounds {@linkplain Femtos femto-dollars} to nano-dollars, in the way that the caller names.
     *
     * @param femtos zero or more
     * @throws ArithmeticException when {@code rounding} forbids to round
     */
    public static Money ofFemtos(long femtos, RoundingMode rounding) {
        long nanos = femtos / FEMTOS;
        long rest = femtos % FEMTOS;
        if (rest == 0) {
            return nanos == 0 ? ZERO : new Money(nanos);
        }
        return switch (rounding) {
            case CEILING -> new Money(nanos + 1);
            case HALF_EVEN -> new Money(nanos + halfEven(rest, nanos));
            default -> ofDollars(BigDecimal.valueOf(femtos, FEMTO_SCALE), rounding);
        };
    }

    /** What is added to a number that has a rest. */
    private static long halfEven(long rest, long number) {
        return 2 * rest == FEMTOS ? number & 1 : 2 * rest / FEMTOS;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanos, other.nanos));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(nanos, other.nanos));
    }

    public boolean isNegative() {
        return nanos < 0;
    }

    public BigDecimal dollars() {
        return BigDecimal.valueOf(nanos, SCALE);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    /** Dollars in plain decimal notation without trailing zeros: {@code 0.0000125}. */
    @Override
    public String toString() {
        return nanos == 0 ? "0" : dollars().stripTrailingZeros().toPlainString();
    }
}
