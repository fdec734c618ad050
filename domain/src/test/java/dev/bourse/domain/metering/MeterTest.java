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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class MeterTest {
    private static final Map<PriceKey, Price> FULL =
            Map.of(
                    PriceKey.PROMPT, Price.perMillion("3"),
                    PriceKey.COMPLETION, Price.perMillion("15"),
                    PriceKey.INPUT_CACHE_READ, Price.perMillion("0.3"),
                    PriceKey.INPUT_CACHE_WRITE, Price.perMillion("3.75"),
                    PriceKey.REQUEST, Price.parse("0.005"));
    private static final Tokens TOKENS = new Tokens(100, 2_000, 40, 10, 4);

    @Test
    void each_class_of_tokens_has_its_own_line() {
        Charge charge = Meter.charge(list(FULL), TOKENS, 0);

        assertEquals(Money.parse("0.0003"), charge.input());
        assertEquals(Money.parse("0.0006"), charge.cacheRead());
        assertEquals(Money.parse("0.00015"), charge.cacheWrite());
        assertEquals(Money.parse("0.00015"), charge.output());
        assertEquals(Money.parse("0.005"), charge.request());
        assertEquals(Money.parse("0.00105"), charge.prompt());
        assertEquals(Money.parse("0.0062"), charge.total());
    }

    @Test
    void cached_tokens_cost_the_prompt_price_when_they_have_none() {
        PriceList prices = PriceList.of(Price.perMillion("3"), Price.perMillion("15"));

        assertEquals(Money.parse("0.00642"), Meter.charge(prices, TOKENS, 0).prompt());
    }

    /** 30 x 3.75 + 10 x 6 of a million. */
    @Test
    void what_is_kept_for_an_hour_has_a_price_of_its_own() {
        Map<PriceKey, Price> prices = new HashMap<>(FULL);
        prices.put(PriceKey.INPUT_CACHE_WRITE_1H, Price.perMillion("6"));
        Tokens tokens = TOKENS.keptForAnHour(10);

        assertEquals(Money.parse("0.0001725"), Meter.charge(list(prices), tokens, 0).cacheWrite());
        assertEquals(
                Money.parse("0.0001725"),
                Meter.charge(list(prices), tokens, Units.ofSearches(1), 0).cacheWrite());
        assertEquals(
                Meter.cacheDiscount(list(FULL), TOKENS, 0).minus(Money.parse("0.0000225")),
                Meter.cacheDiscount(list(prices), tokens, 0));
    }

    @Test
    void an_hour_without_a_price_costs_as_much_as_five_minutes_do_or_else_the_prompt() {
        Tokens tokens = TOKENS.keptForAnHour(10);
        PriceList plain = PriceList.of(Price.perMillion("3"), Price.perMillion("15"));

        assertEquals(Meter.charge(list(FULL), TOKENS, 0), Meter.charge(list(FULL), tokens, 0));
        assertEquals(Meter.charge(plain, TOKENS, 0), Meter.charge(plain, tokens, 0));
    }

    @Test
    void both_lifetimes_are_one_line_that_is_rounded_once() {
        Map<PriceKey, Price> half = new HashMap<>(FULL);
        half.put(PriceKey.INPUT_CACHE_WRITE, Price.parse("0.0000000005"));
        half.put(PriceKey.INPUT_CACHE_WRITE_1H, Price.parse("0.0000000025"));
        Tokens tokens = new Tokens(0, 0, 2, 0, 0, 1);

        assertEquals(new Money(3), Meter.charge(list(half), tokens, 0).cacheWrite());
    }

    @Test
    void reasoning_is_output_unless_it_has_a_price() {
        Map<PriceKey, Price> prices = new HashMap<>(FULL);
        prices.put(PriceKey.INTERNAL_REASONING, Price.perMillion("60"));

        assertEquals(Money.parse("0.00033"), Meter.charge(list(prices), TOKENS, 0).output());
    }

    @Test
    void reasoning_may_be_free() {
        Map<PriceKey, Price> prices = new HashMap<>(FULL);
        prices.put(PriceKey.INTERNAL_REASONING, Price.FREE);

        assertEquals(Money.parse("0.00009"), Meter.charge(list(prices), TOKENS, 0).output());
    }

    @Test
    void the_prompt_that_meets_a_threshold_holds_its_cached_tokens() {
        PriceOverride override =
                new PriceOverride(2_139, null, Map.of(PriceKey.PROMPT, Price.perMillion("6")));
        PriceList prices = new PriceList(FULL, BigDecimal.ZERO, List.of(override));

        assertEquals(Money.parse("0.0006"), Meter.charge(prices, TOKENS, 0).input());
        assertEquals(
                Money.parse("0.000297"),
                Meter.charge(prices, new Tokens(99, 2_000, 40, 10, 4), 0).input());
    }

    @Test
    void a_line_is_rounded_once_to_even_nano_dollars() {
        PriceList prices = PriceList.of(Price.parse("0.0000000005"), Price.parse("0.0000000015"));

        assertEquals(new Money(0), Meter.charge(prices, Tokens.of(1, 0), 0).total());
        assertEquals(new Money(2), Meter.charge(prices, Tokens.of(3, 0), 0).total());
        assertEquals(new Money(2), Meter.charge(prices, Tokens.of(0, 1), 0).total());
        assertEquals(new Money(4), Meter.charge(prices, Tokens.of(0, 3), 0).total());
    }

    @Test
    void reasoning_does_not_change_the_rounding_of_output() {
        PriceList prices = PriceList.of(Price.FREE, Price.parse("0.0000000005"));

        assertEquals(
                Meter.charge(prices, Tokens.of(0, 6), 0),
                Meter.charge(prices, new Tokens(0, 0, 0, 6, 3), 0));
    }

    /** Work other than chat, at prices that are published. */
    @ParameterizedTest(name = "{0} {1} at {3} {2} a unit: {4}")
    @CsvSource({
        "images,     2,   OUTPUT_IMAGE,    0.07,       0.14",
        "searches,   3,   SEARCH_UNIT,     0.002,      0.006",
        "characters, 41,  INPUT_CHARACTER, 0.000015,   0.000615",
        "seconds,    61,  INPUT_SECOND,    0.0001,     0.0061",
        "seconds,    7,   INPUT_SECOND,    0.00003083, 0.00021581"
    })
    void units_cost_what_a_unit_costs(
            String what, long count, PriceKey key, String price, String cost) {
        PriceList prices =
                new PriceList(Map.of(key, Price.parse(price)), BigDecimal.ZERO, List.of());
        Units units =
                switch (what) {
                    case "images" -> Units.ofImages(count);
                    case "searches" -> Units.ofSearches(count);
                    case "characters" -> Units.ofCharacters(count);
                    default -> Units.ofSeconds(count);
                };
        Charge charge = Meter.charge(prices, Tokens.of(1_000, 1_000), units, 0);
        assertEquals(Money.parse(cost), charge.total());
        Volume volume = new Volume(units, units);
        Estimate estimate =
                Estimate.of(
                        prices,
                        new Estimate.Size(new PromptSize(10, 1), new OutputSize(0, 1)),
                        volume,
                        0);
        assertEquals(charge.total(), estimate.likely());
        assertTrue(estimate.ceiling().compareTo(charge.total()) >= 0);
    }

    /** 70 x 3 + 30 x 40; 1,500 x 0.3 + 500 x 20; 6 x 15 + 4 x 80 of a million. */
    @Test
    void sound_has_prices_of_its_own() {
        Map<PriceKey, Price> prices = new HashMap<>(FULL);
        prices.put(PriceKey.AUDIO, Price.perMillion("40"));
        prices.put(PriceKey.INPUT_AUDIO_CACHE, Price.perMillion("20"));
        prices.put(PriceKey.AUDIO_OUTPUT, Price.perMillion("80"));
        Tokens tokens = TOKENS.sounding(new MediaTokens(30, 500, 4));
        Charge charge = Meter.charge(list(prices), tokens, 0);

        assertEquals(Money.parse("0.00141"), charge.input());
        assertEquals(Money.parse("0.01045"), charge.cacheRead());
        assertEquals(Money.parse("0.00015"), charge.cacheWrite());
        assertEquals(Money.parse("0.00041"), charge.output());
        assertEquals(charge, Meter.charge(list(prices), tokens, Units.ofWebSearches(1), 0));
        assertEquals(
                Money.parse("0.02462").minus(charge.cacheRead()).minus(charge.cacheWrite()),
                Meter.cacheDiscount(list(prices), tokens, 0));
    }

    /** 2 x 15 + 4 x 60 + 4 x 80 of a million. */
    @Test
    void what_is_said_aloud_is_billed_beside_the_reasoning() {
        Map<PriceKey, Price> prices = new HashMap<>(FULL);
        prices.put(PriceKey.INTERNAL_REASONING, Price.perMillion("60"));
        prices.put(PriceKey.AUDIO_OUTPUT, Price.perMillion("80"));
        Tokens tokens = TOKENS.sounding(new MediaTokens(0, 0, 4));

        assertEquals(Money.parse("0.00059"), Meter.charge(list(prices), tokens, 0).output());
    }

    @Test
    void sound_without_a_price_costs_as_much_as_text() {
        Tokens sound = TOKENS.sounding(new MediaTokens(100, 2_000, 6));

        assertEquals(Meter.charge(list(FULL), TOKENS, 0), Meter.charge(list(FULL), sound, 0));
        assertEquals(
                Meter.cacheDiscount(list(FULL), TOKENS, 0),
                Meter.cacheDiscount(list(FULL), sound, 0));
    }

    /** 60 x 3 + 30 x 40 + 10 x 5; 2,000 x 0.3; 4 x 15 + 4 x 80 + 2 x 30 of a million. */
    @Test
    void images_have_prices_of_their_own_beside_those_of_sound() {
        Map<PriceKey, Price> prices = new HashMap<>(FULL);
        prices.put(PriceKey.AUDIO, Price.perMillion("40"));
        prices.put(PriceKey.AUDIO_OUTPUT, Price.perMillion("80"));
        prices.put(PriceKey.IMAGE_TOKEN, Price.perMillion("5"));
        prices.put(PriceKey.IMAGE_OUTPUT, Price.perMillion("30"));
        Tokens tokens =
                TOKENS.sounding(new MediaTokens(30, 0, 4)).picturing(new MediaTokens(10, 500, 2));
        Charge charge = Meter.charge(list(prices), tokens, 0);

        assertEquals(Money.parse("0.00143"), charge.input());
        assertEquals(Money.parse("0.0006"), charge.cacheRead());
        assertEquals(Money.parse("0.00044"), charge.output());
        assertEquals(charge, Meter.charge(list(prices), tokens, Units.ofWebSearches(1), 0));
        assertEquals(
                Money.parse("0.00712").minus(charge.cacheRead()).minus(charge.cacheWrite()),
                Meter.cacheDiscount(list(prices), tokens, 0));
    }

    /** As Gemini 2.5 Flash Image is priced: 258 + 10 tokens seen, an image of 1,290 drawn. */
    @Test
    void an_image_costs_its_tokens() {
        PriceList prices =
                list(
                        Map.of(
                                PriceKey.PROMPT, Price.perMillion("0.3"),
                                PriceKey.COMPLETION, Price.perMillion("2.5"),
                                PriceKey.IMAGE_OUTPUT, Price.perMillion("30")));
        Tokens tokens = Tokens.of(268, 1_300).picturing(new MediaTokens(258, 0, 1_290));
        Charge charge = Meter.charge(prices, tokens, 0);

        assertEquals(Money.parse("0.0000804"), charge.input());
        assertEquals(Money.parse("0.038725"), charge.output());
    }

    @Test
    void images_without_a_price_cost_as_much_as_text() {
        Tokens images = TOKENS.picturing(new MediaTokens(100, 2_000, 6));

        assertEquals(Meter.charge(list(FULL), TOKENS, 0), Meter.charge(list(FULL), images, 0));
        assertEquals(
                Meter.cacheDiscount(list(FULL), TOKENS, 0),
                Meter.cacheDiscount(list(FULL), images, 0));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 5, 0.0006", "0.3, , 0.0006", ", , 0.006", ", 5, 0.01"})
    void cached_images_fall_back_to_the_cache_and_then_to_images(
            @Nullable String text, @Nullable String image, String cost) {
        Map<PriceKey, Price> prices = new HashMap<>();
        prices.put(PriceKey.PROMPT, Price.perMillion("3"));
        prices.put(PriceKey.COMPLETION, Price.perMillion("15"));
        if (text != null) {
            prices.put(PriceKey.INPUT_CACHE_READ, Price.perMillion(text));
        }
        if (image != null) {
            prices.put(PriceKey.IMAGE_TOKEN, Price.perMillion(image));
        }
        Tokens tokens = TOKENS.picturing(new MediaTokens(0, 2_000, 0));
        assertEquals(Money.parse(cost), Meter.charge(list(prices), tokens, 0).cacheRead());
    }

    @ParameterizedTest
    @CsvSource({"0.3, 20, 0.04", "0.3, , 0.0006", ", , 0.08", ", 20, 0.04"})
    void cached_sound_falls_back_to_the_cache_and_then_to_sound(
            @Nullable String text, @Nullable String sound, String cost) {
        Map<PriceKey, Price> prices = new HashMap<>();
        prices.put(PriceKey.PROMPT, Price.perMillion("3"));
        prices.put(PriceKey.COMPLETION, Price.perMillion("15"));
        prices.put(PriceKey.AUDIO, Price.perMillion("40"));
        if (text != null) {
            prices.put(PriceKey.INPUT_CACHE_READ, Price.perMillion(text));
        }
        if (sound != null) {
            prices.put(PriceKey.INPUT_AUDIO_CACHE, Price.perMillion(sound));
        }
        Tokens tokens = TOKENS.sounding(new MediaTokens(0, 2_000, 0));
        assertEquals(Money.parse(cost), Meter.charge(list(prices), tokens, 0).cacheRead());
    }

    /** 6 x 15 + 4 x 60 of a million, and three searches. */
    @Test
    void a_search_of_the_web_is_billed_with_the_request_and_leaves_the_tokens_as_they_are() {
        Map<PriceKey, Price> prices = new HashMap<>(FULL);
        prices.put(PriceKey.INTERNAL_REASONING, Price.perMillion("60"));
        prices.put(PriceKey.INPUT_CACHE_WRITE_1H, Price.perMillion("6"));
        prices.put(PriceKey.WEB_SEARCH, Price.parse("0.01"));
        Tokens tokens = TOKENS.keptForAnHour(10);
        Charge silent = Meter.charge(list(prices), tokens, 0);
        Charge searching = Meter.charge(list(prices), tokens, Units.ofWebSearches(3), 0);

        assertEquals(Money.parse("0.00033"), searching.output());
        assertEquals(silent.prompt(), searching.prompt());
        assertEquals(silent.output(), searching.output());
        assertEquals(Money.parse("0.035"), searching.request());
    }

    @Test
    void a_search_of_the_web_without_a_price_costs_nothing_apart() {
        assertEquals(
                Meter.charge(list(FULL), TOKENS, 0),
                Meter.charge(list(FULL), TOKENS, Units.ofWebSearches(3), 0));
    }

    @Test
    void tokens_and_units_are_both_billed_where_both_have_a_price() {
        Map<PriceKey, Price> both = new HashMap<>();
        both.put(PriceKey.PROMPT, Price.perMillion("5"));
        both.put(PriceKey.COMPLETION, Price.perMillion("40"));
        both.put(PriceKey.OUTPUT_IMAGE, Price.parse("0.01"));
        Charge charge = Meter.charge(list(both), Tokens.of(10, 1_056), Units.ofImages(1), 0);
        assertEquals(Money.parse("0.00005"), charge.input());
        assertEquals(Money.parse("0.05224"), charge.output());
    }

    @Test
    void a_unit_without_a_price_is_a_bug_of_the_caller_and_never_free() {
        PriceList images =
                new PriceList(
                        Map.of(PriceKey.OUTPUT_IMAGE, Price.parse("0.01")),
                        BigDecimal.ZERO,
                        List.of());
        assertThrows(
                IllegalArgumentException.class,
                () -> Meter.charge(images, Tokens.NONE, Units.ofSeconds(1), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Meter.charge(PriceList.UNKNOWN, Tokens.NONE, Units.ofImages(1), 0));
    }

    @Test
    void an_unknown_price_is_a_bug_of_the_caller_and_never_free() {
        PriceList noOutput =
                new PriceList(
                        Map.of(PriceKey.PROMPT, Price.perMillion("3")), BigDecimal.ZERO, List.of());

        assertThrows(
                IllegalArgumentException.class, () -> Meter.charge(PriceList.UNKNOWN, TOKENS, 0));
        assertThrows(IllegalArgumentException.class, () -> Meter.charge(noOutput, TOKENS, 0));
    }

    @Test
    void a_charge_stays_within_half_a_nano_dollar_a_line_of_the_exact_cost() {
        long seed = 7_311;
        Random random = new Random(seed);
        for (int round = 0; round < 10_000; round++) {
            BigDecimal input = BigDecimal.valueOf(random.nextInt(1_000_000), 12);
            BigDecimal output = BigDecimal.valueOf(random.nextInt(1_000_000), 12);
            Tokens tokens = Tokens.of(random.nextInt(2_000_000), random.nextInt(100_000));
            PriceList prices = PriceList.of(new Price(input), new Price(output));
            BigDecimal exact =
                    input.multiply(BigDecimal.valueOf(tokens.prompt()))
                            .add(output.multiply(BigDecimal.valueOf(tokens.output())));
            BigDecimal off =
                    Meter.charge(prices, tokens, 0).total().dollars().subtract(exact).abs();

            assertTrue(
                    off.setScale(9, RoundingMode.FLOOR).compareTo(new BigDecimal("1e-9")) <= 0,
                    () -> "seed " + seed + ": " + tokens + " at " + prices);
        }
    }

    private static PriceList list(Map<PriceKey, Price> prices) {
        return new PriceList(prices, BigDecimal.ZERO, List.of());
    }
}
