package dev.bourse.domain.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.Consumer;

class UnitPropertiesTest {
    private static final long SEED = 90_125;
    private static final int ROUNDS = 20_000;

    @Test
    void money_survives_printing_and_parsing() {
        rounds(random -> {
            Money money = new Money(random.nextLong() >> random.nextInt(64));
            assertEquals(money, Money.parse(money.toString()));
        });
    }

    @Test
    void money_adds_like_integers_or_throws() {
        rounds(random -> {
            Money one = new Money(random.nextLong() >> random.nextInt(3));
            Money two = new Money(random.nextLong() >> random.nextInt(3));
            BigInteger sum = BigInteger.valueOf(one.nanos()).add(BigInteger.valueOf(two.nanos()));
            if (sum.bitLength() < Long.SIZE) {
                assertEquals(sum.longValueExact(), one.plus(two).nanos());
                assertEquals(one, one.plus(two).minus(two));
            } else {
                assertThrows(ArithmeticException.class, () -> one.plus(two));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1000000000",
        "-1.5, -1500000000",
        "0.000000001, 1",
        "1e-9, 1",
        "12.50, 12500000000",
        "9223372036.854775807, 9223372036854775807"
    })
    void dollars_are_read_exactly(String text, long nanos) {
        assertEquals(new Money(nanos), Money.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0000000001",
                "9223372036.854775808",
                "1e400",
                "1e-400",
                "1e2147483647",
                "1e-2147483647"
            })
    void money_that_does_not_fit_throws(String text) {
        assertThrows(ArithmeticException.class, () -> Money.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1,5", "NaN", "Infinity", "0x10", "one", "$1"})
    void what_is_no_decimal_number_is_neither_money_nor_a_price(String text) {
        assertThrows(NumberFormatException.class, () -> Money.parse(text));
        assertThrows(NumberFormatException.class, () -> Price.parse(text));
    }

    @Test
    void a_price_survives_printing_and_parsing() {
        rounds(random -> {
            Price price = randomPrice(random);
            assertEquals(price, Price.parse(price.toString()));
        });
    }

    @Test
    void a_price_per_million_is_a_million_times_the_price_of_one() {
        rounds(random -> {
            Price price = randomPrice(random);
            BigDecimal million = price.dollars().movePointRight(6);
            assertEquals(price, Price.perMillion(million.toPlainString()));
        });
    }

    @Test
    void rounding_a_cost_moves_it_by_less_than_a_nano_dollar_in_the_named_direction() {
        rounds(random -> {
            Price price = randomPrice(random);
            long units = random.nextInt(10_000_000);
            BigDecimal exact = price.times(units);
            BigDecimal down = price.times(units, RoundingMode.FLOOR).dollars();
            BigDecimal up = price.times(units, RoundingMode.CEILING).dollars();
            assertTrue(down.compareTo(exact) <= 0 && exact.compareTo(up) <= 0);
            assertTrue(up.subtract(down).compareTo(new BigDecimal("1e-9")) <= 0);
        });
    }

    @Test
    void a_negative_price_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Price.parse("-0.000001"));
        assertThrows(IllegalArgumentException.class, () -> Price.parse("-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e9", "1e2147483647", "1e-41", "1e-2147483647"})
    void a_price_beyond_reason_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Price.parse(text));
    }

    @Test
    void equal_prices_are_equal_however_they_are_written() {
        assertEquals(Price.parse("0.0000030"), Price.parse("3e-6"));
        assertEquals(Price.perMillion("3.00"), Price.parse("0.000003"));
        assertEquals(Price.FREE, Price.parse("0.000"));
        assertEquals(Price.FREE, Price.parse("-0"));
    }

    @Test
    void token_classes_add_up_and_adding_keeps_them_apart() {
        rounds(random -> {
            Tokens one = randomTokens(random);
            Tokens two = randomTokens(random);
            Tokens sum = one.plus(two);
            assertEquals(one.prompt() + two.prompt(), sum.prompt());
            assertEquals(one.total() + two.total(), sum.total());
            assertEquals(one.reasoning() + two.reasoning(), sum.reasoning());
            assertEquals(
                    sum.total(),
                    sum.uncachedInput() + sum.cacheRead() + sum.cacheWrite() + sum.output());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, 0, 0",
        "0, -1, 0, 0, 0",
        "0, 0, -1, 0, 0",
        "0, 0, 0, -1, -1",
        "0, 0, 0, 0, -1",
        "0, 0, 0, 5, 6"
    })
    void token_counts_that_cannot_be_true_are_refused(
            long uncached, long read, long write, long output, long reasoning) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Tokens(uncached, read, write, output, reasoning));
    }

    @Test
    void token_sums_that_overflow_throw() {
        Tokens huge = Tokens.of(Long.MAX_VALUE, 1);

        assertThrows(ArithmeticException.class, huge::total);
        assertThrows(ArithmeticException.class, () -> huge.plus(Tokens.of(1, 0)));
    }

    private static Price randomPrice(Random random) {
        return new Price(BigDecimal.valueOf(random.nextInt(1_000_000), 4 + random.nextInt(12)));
    }

    private static Tokens randomTokens(Random random) {
        long output = random.nextInt(100_000);
        return new Tokens(
                random.nextInt(1_000_000),
                random.nextInt(1_000_000),
                random.nextInt(1_000_000),
                output,
                random.nextLong(output + 1));
    }

    /** Runs a property on many random inputs; a failure names the seed. */
    private static void rounds(Consumer<Random> property) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                property.accept(random);
            } catch (AssertionError failure) {
                throw new AssertionError("seed " + SEED + ", round " + round, failure);
            }
        }
    }
}
