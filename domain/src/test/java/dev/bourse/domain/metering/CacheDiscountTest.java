package dev.bourse.domain.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

class CacheDiscountTest {
    private static final PriceList PRICES =
            new PriceList(
                    Map.of(
                            PriceKey.PROMPT, Price.perMillion("3"),
                            PriceKey.COMPLETION, Price.perMillion("15"),
                            PriceKey.INPUT_CACHE_READ, Price.perMillion("0.3"),
                            PriceKey.INPUT_CACHE_WRITE, Price.perMillion("3.75")),
                    BigDecimal.ZERO,
                    List.of());

    @Test
    void reading_from_a_cache_saves_the_difference_to_the_prompt_price() {
        assertEquals(Money.parse("0.0027"), discount(new Tokens(50, 1_000, 0, 10, 0)));
    }

    @Test
    void writing_to_a_cache_can_cost_more_than_it_saves() {
        assertEquals(Money.parse("-0.00075"), discount(new Tokens(50, 0, 1_000, 10, 0)));
    }

    @Test
    void nothing_cached_saves_nothing() {
        assertEquals(Money.ZERO, discount(Tokens.of(1_000, 10)));
    }

    private static Money discount(Tokens tokens) {
        return Meter.cacheDiscount(PRICES, tokens, 0);
    }
}
