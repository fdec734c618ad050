package dev.bourse.domain.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.catalog.UtcWindow;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Charges and ceilings to the nano-dollar, against {@link NaivePricing}. */
class PricingOracleTest {
    private static final List<PriceKey> KEYS = List.of(PriceKey.values());
    private static final int DAY = 1_440;
    private static final int LISTS = 1_000;
    private static final int REQUESTS = 12;

    private long seed;
    private Random random = new Random();

    @RepeatedTest(4)
    void whatever_is_listed_and_asked_costs_what_decimals_say() {
        seed = new Random().nextLong();
        random = new Random(seed);
        for (int i = 0; i < LISTS; i++) {
            PriceList list = list();
            for (int j = 0; j < REQUESTS; j++) {
                compare(list, tokens(), random.nextInt(DAY));
            }
        }
    }

    @Test
    void a_cost_that_no_long_holds_in_femto_dollars_is_worked_out_in_decimals() {
        PriceList list = PriceList.of(Price.parse("999.123456789012345"), Price.parse("1e-40"));

        compare(list, Tokens.of(9_000_000, 1_000_000_000), 0);
        compare(PriceList.of(Price.parse("1000"), Price.parse("1e-16")), Tokens.of(1, 5), 0);
    }

    private void compare(PriceList list, Tokens tokens, int minute) {
        NaivePricing naive = new NaivePricing(list, minute);
        String told = "seed " + seed + ": " + tokens + " at " + minute + " under " + list;
        PromptSize prompt =
                new PromptSize(
                        tokens.uncachedInput(), 3, tokens.cacheRead() % 999, tokens.output() % 3);
        OutputSize output = new OutputSize(tokens.output(), 1 + tokens.output());
        Estimate estimate = Estimate.of(list, prompt, output, minute);

        assertEquals(naive.charge(tokens), Meter.charge(list, tokens, minute), told);
        assertEquals(naive.charge(estimate.tokens()).total(), estimate.likely(), told);
        assertEquals(naive.ceiling(prompt, output.ceiling()), estimate.ceiling(), told);
        affords(list, prompt, estimate.ceiling(), minute, told);
    }

    /** Who has as much as is held for an answer can have it, and who has less can't. */
    private static void affords(
            PriceList list, PromptSize prompt, Money money, int minute, String told) {
        NaivePricing naive = new NaivePricing(list, minute);
        long affordable = Estimate.affordableOutput(list, prompt, money, minute);
        if (affordable < Integer.MAX_VALUE) {
            assertTrue(naive.ceiling(prompt, affordable).compareTo(money) <= 0, told);
            assertTrue(naive.ceiling(prompt, affordable + 1).compareTo(money) > 0, told);
        }
    }

    private PriceList list() {
        Map<PriceKey, Price> base = prices(random.nextInt(24));
        base.put(PriceKey.PROMPT, price());
        base.put(PriceKey.COMPLETION, price());
        List<PriceOverride> overrides = new ArrayList<>();
        for (int i = random.nextInt(3) * random.nextInt(5); i > 0; i--) {
            overrides.add(new PriceOverride(random.nextInt(3_000) - 1, window(), prices(4)));
        }
        int discount = random.nextBoolean() ? 0 : random.nextInt(2_000) - 1_000;
        return new PriceList(base, BigDecimal.valueOf(discount, 3), overrides);
    }

    private Map<PriceKey, Price> prices(int count) {
        Map<PriceKey, Price> prices = new EnumMap<>(PriceKey.class);
        for (int i = 0; i < count; i++) {
            prices.put(key(), price());
        }
        return prices;
    }

    private PriceKey key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    /** Most as they are published, some finer than femto-dollars, some free, some absurd. */
    private Price price() {
        int digits =
                switch (random.nextInt(8)) {
                    case 0 -> 20;
                    case 1 -> 2;
                    default -> 6 + random.nextInt(8);
                };
        return new Price(BigDecimal.valueOf(random.nextInt(1_000), digits));
    }

    private @Nullable UtcWindow window() {
        return random.nextBoolean()
                ? null
                : new UtcWindow(random.nextInt(DAY), random.nextInt(DAY));
    }

    private Tokens tokens() {
        long fresh = random.nextInt(2_000);
        long read = random.nextBoolean() ? 0 : random.nextInt(2_000);
        long write = random.nextBoolean() ? 0 : random.nextInt(2_000);
        long output = random.nextInt(1 << random.nextInt(20));
        long reasoning = random.nextBoolean() ? 0 : random.nextLong(output + 1);
        Tokens plain = new Tokens(fresh, read, write, output, reasoning);
        return random.nextBoolean() ? plain : mixed(plain);
    }

    private Tokens mixed(Tokens plain) {
        long said = plain.output() - plain.reasoning();
        return plain.keptForAnHour(random.nextLong(plain.cacheWrite() + 1))
                .sounding(media(plain.uncachedInput(), plain.cacheRead(), said))
                .picturing(media(plain.uncachedInput(), plain.cacheRead(), said));
    }

    /** At most half of each, so that both media have room. */
    private MediaTokens media(long input, long read, long output) {
        return new MediaTokens(
                random.nextLong(input / 2 + 1),
                random.nextLong(read / 2 + 1),
                random.nextLong(output / 2 + 1));
    }
}
