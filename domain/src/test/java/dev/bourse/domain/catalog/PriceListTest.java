package dev.bourse.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.unit.Price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class PriceListTest {
    private static final int NOON = 12 * 60;

    /** 2 in and 8 out; dearer above 200,000 tokens; off-peak 16:30-00:30 halves the input. */
    private static final PriceList LAYERED =
            new PriceList(
                    prices("2", "8"),
                    BigDecimal.ZERO,
                    List.of(
                            new PriceOverride(200_000, null, prices("4", "12")),
                            new PriceOverride(
                                    -1,
                                    UtcWindow.ofHhmm(1630, 30),
                                    Map.of(PriceKey.PROMPT, Price.perMillion("1"))),
                            new PriceOverride(
                                    1_000_000,
                                    UtcWindow.ofHhmm(1630, 30),
                                    Map.of(PriceKey.COMPLETION, Price.perMillion("20")))));

    @ParameterizedTest(name = "{0} tokens at {1}: {2} in, {3} out ({4})")
    @CsvSource({
        "       0, 1200, 2,  8, base",
        "  199999, 1200, 2,  8, one token below the threshold",
        "  200000, 1200, 2,  8, exactly at the threshold",
        "  200001, 1200, 4, 12, one token above the threshold",
        "       0, 1629, 2,  8, a minute before the window",
        "       0, 1630, 1,  8, the first minute of the window; output inherits",
        "       0, 2359, 1,  8, before midnight",
        "       0, 0, 1,  8, after midnight",
        "       0, 29, 1,  8, the last minute of the window",
        "       0, 30, 2,  8, the window is over",
        "  200001, 1700, 1, 12, both match: the later one wins for input only",
        " 1000000, 1700, 1, 12, exactly at the second threshold",
        " 1000001, 1700, 1, 20, three match: the last one wins for output",
        " 1000001, 1200, 4, 12, a window that does not hold replaces nothing"
    })
    void the_last_matching_override_wins_for_each_price(
            long tokens, int hhmm, String input, String output, String why) {
        int minute = hhmm / 100 * 60 + hhmm % 100;

        assertEquals(perMillion(input), LAYERED.at(PriceKey.PROMPT, tokens, minute), why);
        assertEquals(perMillion(output), LAYERED.at(PriceKey.COMPLETION, tokens, minute), why);
    }

    @ParameterizedTest
    @CsvSource({
        "0,    3, 15",
        "0.1,  2.7, 13.5",
        "0.25, 2.25, 11.25",
        "-0.2, 3.6, 18",
        "0.999, 0.003, 0.015"
    })
    void a_discount_lowers_every_price_and_a_negative_one_raises_it(
            String discount, String input, String output) {
        PriceList prices = new PriceList(prices("3", "15"), new BigDecimal(discount), List.of());

        assertEquals(perMillion(input), prices.at(PriceKey.PROMPT, 1, NOON));
        assertEquals(perMillion(output), prices.at(PriceKey.COMPLETION, 1, NOON));
    }

    @Test
    void a_discount_applies_to_overrides_too() {
        PriceOverride override = new PriceOverride(10, null, prices("4", "40"));
        PriceList prices =
                new PriceList(prices("3", "15"), new BigDecimal("0.5"), List.of(override));

        assertEquals(perMillion("2"), prices.at(PriceKey.PROMPT, 11, NOON));
    }

    @Test
    void a_discount_of_the_whole_price_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PriceList(Map.of(), BigDecimal.ONE, List.of()));
    }

    /** A price has at most 40 decimals; a list of which one price can't be told is none. */
    @ParameterizedTest
    @CsvSource({
        "1e-40,     0.1,          a discount of 0.1 makes output_image no price",
        "5e-39,     0.125,        a discount of 0.125 makes output_image no price",
        "999999999, -0.5,         a discount of -0.5 makes output_image no price",
        "1,         1e-41,        a discount beyond reason: 1E-41",
        "1,         1e-999999999, a discount beyond reason: 1E-999999999",
        "1,         -1e999999999, a discount beyond reason: -1E+999999999"
    })
    void a_discount_that_makes_a_price_no_price_is_refused(
            String price, String discount, String why) {
        Map<PriceKey, Price> base = new EnumMap<>(prices("3", "15"));
        base.put(PriceKey.OUTPUT_IMAGE, Price.parse(price));

        assertEquals(why, refused(base, discount, List.of()));
    }

    @Test
    void so_is_one_that_makes_a_price_of_an_override_none() {
        Map<PriceKey, Price> finest = Map.of(PriceKey.REQUEST, Price.parse("1e-40"));
        List<PriceOverride> overrides = List.of(new PriceOverride(10, null, finest));

        assertEquals(
                "a discount of 0.1 makes request no price",
                refused(prices("3", "15"), "0.1", overrides));
    }

    @Test
    void as_fine_as_a_price_can_be_is_fine() {
        PriceList prices =
                new PriceList(
                        Map.of(PriceKey.PROMPT, Price.parse("1e-39")),
                        new BigDecimal("0.1"),
                        List.of());

        assertEquals(Optional.of(Price.parse("9e-40")), prices.at(PriceKey.PROMPT, 1, NOON));
        assertTrue(new PriceList(Map.of(), new BigDecimal("0e-99"), List.of()).base().isEmpty());
    }

    private static String refused(
            Map<PriceKey, Price> base, String discount, List<PriceOverride> overrides) {
        return String.valueOf(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new PriceList(base, new BigDecimal(discount), overrides))
                        .getMessage());
    }

    @Test
    void a_price_that_is_missing_is_unknown_and_not_free() {
        assertEquals(Optional.empty(), PriceList.UNKNOWN.at(PriceKey.PROMPT, 1, NOON));
        assertEquals(Optional.empty(), LAYERED.at(PriceKey.IMAGE, 1, NOON));
        assertFalse(PriceList.UNKNOWN.isKnown());
        assertFalse(PriceList.UNKNOWN.isFree());
        assertFalse(
                new PriceList(Map.of(PriceKey.PROMPT, Price.FREE), BigDecimal.ZERO, List.of())
                        .isKnown());
    }

    @Test
    void only_a_list_of_zeros_without_overrides_is_free() {
        PriceOverride dear = new PriceOverride(10, null, prices("4", "40"));

        assertTrue(PriceList.of(Price.FREE, Price.FREE).isFree());
        assertFalse(PriceList.of(Price.FREE, Price.perMillion("1")).isFree());
        assertFalse(new PriceList(prices("0", "0"), BigDecimal.ZERO, List.of(dear)).isFree());
    }

    @ParameterizedTest(name = "prompts up to {0} at {1}: at most {2} in, {3} out")
    @CsvSource({
        "  200000, 1200, 2,  8",
        "  200001, 1200, 4, 12",
        "  200001, 1700, 4, 12",
        " 1000001, 1700, 4, 20"
    })
    void the_highest_price_counts_every_override_that_a_prompt_can_meet(
            long tokens, int hhmm, String input, String output) {
        int minute = hhmm / 100 * 60 + hhmm % 100;

        assertEquals(perMillion(input), LAYERED.highest(PriceKey.PROMPT, tokens, minute));
        assertEquals(perMillion(output), LAYERED.highest(PriceKey.COMPLETION, tokens, minute));
    }

    @Test
    void a_cheaper_override_does_not_lower_the_highest_price() {
        PriceOverride cheap = new PriceOverride(10, null, prices("1", "1"));
        PriceList prices = new PriceList(prices("3", "15"), BigDecimal.ZERO, List.of(cheap));

        assertEquals(perMillion("1"), prices.at(PriceKey.PROMPT, 11, NOON));
        assertEquals(perMillion("3"), prices.highest(PriceKey.PROMPT, 11, NOON));
    }

    private static Optional<Price> perMillion(String dollars) {
        return Optional.of(Price.perMillion(dollars));
    }

    private static Map<PriceKey, Price> prices(String input, String output) {
        return Map.of(
                PriceKey.PROMPT,
                Price.perMillion(input),
                PriceKey.COMPLETION,
                Price.perMillion(output));
    }

    /** Unknown is never zero: an endpoint is for sale only by a price of what it makes. */
    @ParameterizedTest
    @CsvSource({
        "TEXT,          PROMPT,          false",
        "EMBEDDINGS,    PROMPT,          false",
        "IMAGE,         OUTPUT_IMAGE,    true",
        "IMAGE,         IMAGE,           false",
        "IMAGE,         IMAGE_OUTPUT,    false",
        "RERANK,        SEARCH_UNIT,     true",
        "RERANK,        REQUEST,         false",
        "SPEECH,        INPUT_CHARACTER, true",
        "SPEECH,        INPUT_SECOND,    false",
        "TRANSCRIPTION, INPUT_SECOND,    true",
        "TRANSCRIPTION, AUDIO,           false"
    })
    void what_is_made_has_to_have_a_price(Modality output, PriceKey key, boolean known) {
        PriceList prices =
                new PriceList(Map.of(key, Price.parse("0.01")), BigDecimal.ZERO, List.of());
        assertEquals(known, prices.isKnownFor(Set.of(output)));
    }

    @Test
    void tokens_sell_all_that_tells_its_tokens() {
        PriceList tokens = PriceList.of(Price.parse("0.01"), Price.FREE);
        for (Modality output : Modality.values()) {
            boolean silent = output == Modality.SPEECH || output == Modality.TRANSCRIPTION;
            assertEquals(!silent, tokens.isKnownFor(Set.of(output)), output::wireName);
            PriceList free = PriceList.of(Price.FREE, Price.FREE);
            assertEquals(true, free.isKnownFor(Set.of(output)), output::wireName);
        }
    }
}
