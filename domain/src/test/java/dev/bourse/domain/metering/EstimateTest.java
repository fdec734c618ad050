package dev.bourse.domain.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.unit.MediaTokens;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class EstimateTest {
    private static final PriceList THREE_AND_FIFTEEN =
            PriceList.of(Price.perMillion("3"), Price.perMillion("15"));

    @Test
    void a_likely_prompt_has_a_token_for_four_bytes_and_four_for_each_message() {
        assertEquals(8, new PromptSize(0, 2).likely());
        assertEquals(5, new PromptSize(1, 1).likely());
        assertEquals(5, new PromptSize(4, 1).likely());
        assertEquals(6, new PromptSize(5, 1).likely());
        assertEquals(258, new PromptSize(1000, 2).likely());
    }

    @Test
    void a_longest_prompt_has_a_token_for_each_byte() {
        assertEquals(1544, new PromptSize(1000, 2).ceiling());
    }

    @Test
    void an_answer_is_held_at_its_cap_and_expected_to_be_shorter() {
        assertEquals(64_000, new OutputSize(-1, 64_000).ceiling());
        assertEquals(512, new OutputSize(-1, 64_000).likely());
        assertEquals(100, new OutputSize(100, 64_000).ceiling());
        assertEquals(100, new OutputSize(100, 64_000).likely());
        assertEquals(4_096, new OutputSize(1_000_000, 4_096).ceiling());
        assertEquals(0, new OutputSize(0, 4_096).likely());
    }

    @Test
    void an_estimate_prices_the_likely_and_the_longest_case() {
        Estimate estimate =
                Estimate.of(
                        THREE_AND_FIFTEEN, new PromptSize(1000, 2), new OutputSize(-1, 64_000), 0);

        assertEquals(Tokens.of(258, 512), estimate.tokens());
        assertEquals(Money.parse("0.008454"), estimate.likely());
        assertEquals(Money.parse("0.964632003"), estimate.ceiling());
    }

    @Test
    void a_free_endpoint_needs_no_hold() {
        PriceList free = PriceList.of(Price.FREE, Price.FREE);
        PromptSize prompt = new PromptSize(1000, 2);

        assertEquals(Money.ZERO, Estimate.of(free, prompt, new OutputSize(-1, 1), 0).ceiling());
        assertEquals(Long.MAX_VALUE, Estimate.affordableOutput(free, prompt, Money.ZERO, 0));
    }

    @Test
    void an_unknown_price_cannot_be_estimated() {
        PromptSize prompt = new PromptSize(1, 1);
        OutputSize output = new OutputSize(-1, 1);

        assertThrows(
                IllegalArgumentException.class,
                () -> Estimate.of(PriceList.UNKNOWN, prompt, output, 0));
    }

    @Test
    void what_is_affordable_fits_and_one_more_does_not() {
        PromptSize prompt = new PromptSize(1000, 2);
        Money money = Money.parse("0.5");
        long tokens = Estimate.affordableOutput(THREE_AND_FIFTEEN, prompt, money, 0);

        assertEquals(33_024, tokens);
        assertTrue(ceiling(prompt, tokens).compareTo(money) <= 0);
        assertTrue(ceiling(prompt, tokens + 1).compareTo(money) > 0);
    }

    @Test
    void what_is_affordable_leaves_the_searches_that_a_request_allows() {
        PriceList prices =
                new PriceList(
                        Map.of(
                                PriceKey.PROMPT, Price.perMillion("3"),
                                PriceKey.COMPLETION, Price.perMillion("15"),
                                PriceKey.WEB_SEARCH, Price.parse("0.01")),
                        BigDecimal.ZERO,
                        List.of());
        PromptSize prompt = new PromptSize(1000, 2);
        Volume ten = new Volume(Units.NONE, Units.ofWebSearches(10));

        assertEquals(
                Estimate.affordableOutput(prices, prompt, Money.parse("0.4"), 0),
                Estimate.affordableOutput(prices, prompt, ten, Money.parse("0.5"), 0));
        assertEquals(0, Estimate.affordableOutput(prices, prompt, ten, Money.parse("0.099"), 0));
        assertEquals(
                33_024,
                Estimate.affordableOutput(prices, prompt, Volume.NONE, Money.parse("0.5"), 0));
    }

    @Test
    void money_that_does_not_cover_the_prompt_affords_no_output() {
        PromptSize prompt = new PromptSize(1000, 2);

        assertEquals(
                0, Estimate.affordableOutput(THREE_AND_FIFTEEN, prompt, Money.parse("0.004"), 0));
        assertEquals(0, Estimate.affordableOutput(THREE_AND_FIFTEEN, prompt, new Money(-1), 0));
    }

    @Test
    void no_charge_exceeds_the_ceiling() {
        long seed = 20_261;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            PriceList prices = randomPrices(random);
            long sound = random.nextBoolean() ? 0 : random.nextInt(90_000);
            PromptSize prompt =
                    new PromptSize(
                            random.nextInt(20_000),
                            1 + random.nextInt(9),
                            sound,
                            random.nextBoolean() ? 0 : random.nextInt(4));
            OutputSize output = new OutputSize(random.nextInt(5_000), 4_096);
            int minute = random.nextInt(1_440);
            Tokens tokens = randomTokens(random, prompt, output.ceiling());
            Volume volume = new Volume(Units.NONE, Units.ofWebSearches(random.nextInt(4)));
            Units units = Units.ofWebSearches(random.nextLong(volume.most().webSearches() + 1));
            Money charge = Meter.charge(prices, tokens, units, minute).total();
            Estimate.Size size = new Estimate.Size(prompt, output);
            Money held = Estimate.of(prices, size, volume, minute).ceiling();

            assertTrue(
                    charge.compareTo(held) <= 0,
                    () -> "seed " + seed + ": " + charge + " > " + held + " for " + tokens);
        }
    }

    private static Money ceiling(PromptSize prompt, long cap) {
        OutputSize output = new OutputSize(cap, Integer.MAX_VALUE);
        return Estimate.of(THREE_AND_FIFTEEN, prompt, output, 0).ceiling();
    }

    private static Tokens randomTokens(Random random, PromptSize size, long output) {
        long prompt = size.ceiling();
        long read = random.nextLong(prompt + 1);
        long write = random.nextLong(prompt - read + 1);
        long generated = random.nextLong(output + 1);
        long reasoning = random.nextLong(generated + 1);
        long heard = random.nextLong(size.soundCeiling() + 1);
        long again = random.nextLong(size.soundCeiling() - heard + 1);
        long aloud = random.nextLong(generated - reasoning + 1);
        long drawn = random.nextLong(generated - reasoning - aloud + 1);
        long seen = random.nextLong(size.imageCeiling() + 1);
        long known = random.nextLong(size.imageCeiling() - seen + 1);
        long fresh = prompt - read - write + heard + seen;
        return new Tokens(fresh, read + again + known, write, generated, reasoning)
                .keptForAnHour(random.nextLong(write + 1))
                .sounding(new MediaTokens(heard, again, aloud))
                .picturing(new MediaTokens(seen, known, drawn));
    }

    private static PriceList randomPrices(Random random) {
        PriceOverride override =
                new PriceOverride(
                        random.nextInt(20_000) - 1,
                        null,
                        Map.of(PriceKey.PROMPT, price(random), PriceKey.COMPLETION, price(random)));
        Map<PriceKey, Price> base = new EnumMap<>(PriceKey.class);
        for (PriceKey key : PriceKey.values()) {
            boolean always = key == PriceKey.PROMPT || key == PriceKey.COMPLETION;
            if (always || random.nextInt(4) > 0) {
                base.put(key, price(random));
            }
        }
        base.put(PriceKey.WEB_SEARCH, new Price(BigDecimal.valueOf(random.nextInt(9_999), 3)));
        return new PriceList(
                base, BigDecimal.valueOf(random.nextInt(40) - 20, 2), List.of(override));
    }

    @Test
    void sound_is_held_for_at_its_own_price_only_where_it_is_sent() {
        Map<PriceKey, Price> prices = new EnumMap<>(THREE_AND_FIFTEEN.base());
        prices.put(PriceKey.AUDIO, Price.perMillion("40"));
        PriceList sounding = new PriceList(prices, BigDecimal.ZERO, List.of());
        OutputSize output = new OutputSize(1, 1);
        Money text = Estimate.of(sounding, new PromptSize(1000, 2), output, 0).ceiling();

        assertEquals(
                Estimate.of(THREE_AND_FIFTEEN, new PromptSize(1000, 2), output, 0).ceiling(), text);
        assertEquals(
                text.plus(Money.parse("0.04")),
                Estimate.of(sounding, new PromptSize(1000, 2, 30_000, 0), output, 0).ceiling());
    }

    /** Ten thousand tokens, at 5 instead of 3 dollars per million where they have a price. */
    @Test
    void an_image_is_held_for_whatever_its_size() {
        PromptSize text = new PromptSize(1000, 2);
        PromptSize seeing = new PromptSize(1000, 2, 0, 1);
        PriceList plain = THREE_AND_FIFTEEN;
        Map<PriceKey, Price> prices = new EnumMap<>(plain.base());
        prices.put(PriceKey.IMAGE_TOKEN, Price.perMillion("5"));
        PriceList apart = new PriceList(prices, BigDecimal.ZERO, List.of());

        assertEquals(held(plain, text, 1).plus(Money.parse("0.03")), held(plain, seeing, 1));
        assertEquals(held(plain, text, 1), held(apart, text, 1));
        assertEquals(held(apart, text, 1).plus(Money.parse("0.05")), held(apart, seeing, 1));
    }

    /** A thousand tokens more at 30 - 15 dollars per million. */
    @Test
    void what_may_be_drawn_is_held_for_at_its_own_price_also_unasked() {
        Map<PriceKey, Price> prices = new EnumMap<>(THREE_AND_FIFTEEN.base());
        prices.put(PriceKey.IMAGE_OUTPUT, Price.perMillion("30"));
        PriceList drawing = new PriceList(prices, BigDecimal.ZERO, List.of());
        PromptSize prompt = new PromptSize(1000, 2);
        Money text = held(THREE_AND_FIFTEEN, prompt, 1_000);

        assertEquals(text.plus(Money.parse("0.015")), held(drawing, prompt, 1_000));
        assertEquals(
                1_000, Estimate.affordableOutput(drawing, prompt, held(drawing, prompt, 1_000), 0));
    }

    private static Money held(PriceList prices, PromptSize prompt, long output) {
        return Estimate.of(prices, prompt, new OutputSize(output, output), 0).ceiling();
    }

    private static Price price(Random random) {
        return new Price(BigDecimal.valueOf(random.nextInt(100_000), 11));
    }
}
