package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.metering.OutputSize;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.metering.Volume;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class BillTest {
    private static final PriceList PRICES =
            new PriceList(
                    Map.of(
                            PriceKey.PROMPT, Price.perMillion("2"),
                            PriceKey.COMPLETION, Price.perMillion("8"),
                            PriceKey.INPUT_CACHE_READ, Price.perMillion("0.5")),
                    BigDecimal.ZERO,
                    List.of());
    private static final PromptSize PROMPT = new PromptSize(400, 1);
    private static final OutputSize OUTPUT = new OutputSize(100, 1_000);
    private static final Bill.Terms TERMS =
            new Bill.Terms(PRICES, PROMPT, OUTPUT, Volume.NONE, Money.parse("0.01"), 0);

    @Test
    void the_upstreams_own_count_is_billed() {
        Bill bill = bill(Tokens.of(10, 5), 999, Outcome.COMPLETED);
        assertEquals(new Usage(Tokens.of(10, 5), Usage.Source.REPORTED), bill.usage());
        assertEquals(Money.parse("0.00006"), bill.total());
    }

    @Test
    void without_a_count_an_estimate_is_billed_and_marked() {
        Bill bill = bill(null, 40, Outcome.COMPLETED);
        assertEquals(new Usage(Tokens.of(104, 10), Usage.Source.ESTIMATED), bill.usage());
        assertEquals(Money.parse("0.000288"), bill.total());
    }

    @Test
    void a_count_that_costs_more_than_was_held_is_not_believed() {
        Bill bill = bill(Tokens.of(1_000_000_000, 5), 40, Outcome.COMPLETED);
        assertEquals(new Usage(Tokens.of(104, 10), Usage.Source.ESTIMATED), bill.usage());
    }

    @Test
    void an_estimate_never_exceeds_the_longest_answer_that_was_allowed() {
        Bill bill = bill(null, 1_000_000, Outcome.COMPLETED);
        assertEquals(new Usage(Tokens.of(104, 100), Usage.Source.ESTIMATED), bill.usage());
    }

    @Test
    void an_answer_that_broke_is_not_charged_but_its_usage_is_kept() {
        Bill bill = bill(Tokens.of(10, 5), 0, Outcome.BROKEN);
        assertEquals(Money.ZERO, bill.total());
        assertEquals(new Usage(Tokens.of(10, 5), Usage.Source.REPORTED), bill.usage());
    }

    @ParameterizedTest
    @CsvSource({
        ",      0, COMPLETED, true",
        "'',    0, COMPLETED, true",
        "' ',   0, CANCELLED, true",
        "stop,  0, COMPLETED, false",
        ",      1, COMPLETED, false",
        "error, 0, COMPLETED, true",
        "error, 5, COMPLETED, true",
        "stop,  5, BROKEN,    true",
    })
    void what_was_not_delivered_is_insured(
            @Nullable String finish, long output, Outcome outcome, boolean insured) {
        Learnt learnt = new Learnt(Tokens.of(10, output), Units.NONE, finish, finish, "id", 0);
        Bill bill = Bill.of(TERMS, learnt, outcome);
        assertEquals(insured, bill.insured());
        assertEquals(insured, bill.total().equals(Money.ZERO));
    }

    @Test
    void an_answer_that_the_caller_left_is_charged_for_what_had_come() {
        Bill bill = bill(null, 40, Outcome.CANCELLED);
        assertEquals(Money.parse("0.000288"), bill.total());
    }

    @Test
    void what_the_cache_saved_is_told() {
        Bill bill = bill(new Tokens(10, 20, 0, 5, 0), 0, Outcome.COMPLETED);
        assertEquals(Money.parse("0.00003"), bill.cacheDiscount());
        assertNull(bill(Tokens.of(10, 5), 0, Outcome.COMPLETED).cacheDiscount());
    }

    @Test
    void units_that_went_through_are_billed_as_counted_and_told_ones_as_reported() {
        Bill images = billed(PriceKey.OUTPUT_IMAGE, Units.ofImages(2), Units.ofImages(1));
        assertEquals(
                new Usage(Tokens.NONE, Units.ofImages(1), Usage.Source.COUNTED), images.usage());
        assertEquals(Money.parse("0.01"), images.total());
        Bill seconds = billed(PriceKey.INPUT_SECOND, Units.ofSeconds(9), Units.ofSeconds(3));
        assertEquals(
                new Usage(Tokens.NONE, Units.ofSeconds(3), Usage.Source.REPORTED), seconds.usage());
        assertEquals(Money.parse("0.03"), seconds.total());
    }

    @Test
    void units_that_nobody_told_are_estimated() {
        Bill seconds = billed(PriceKey.INPUT_SECOND, Units.ofSeconds(9), Units.NONE);
        assertEquals(Units.ofSeconds(9), Objects.requireNonNull(seconds.usage()).units());
        assertEquals(Usage.Source.ESTIMATED, Objects.requireNonNull(seconds.usage()).source());
        assertEquals(Money.parse("0.09"), seconds.total());
    }

    @Test
    void more_units_than_were_held_for_are_not_believed() {
        Bill seconds = billed(PriceKey.INPUT_SECOND, Units.ofSeconds(9), Units.ofSeconds(99_999));
        assertEquals(Money.parse("0.09"), seconds.total());
    }

    @Test
    void what_was_heard_is_charged_whole_when_the_caller_leaves_and_not_at_all_when_it_breaks() {
        PriceList prices = unit(PriceKey.INPUT_CHARACTER);
        Learnt heard = new Learnt(null, Units.ofCharacters(7), null, null, null, -1);
        Bill left = Bill.of(terms(prices, Units.ofCharacters(7)), heard, Outcome.CANCELLED);
        assertEquals(Money.parse("0.07"), left.total());
        Bill broken = Bill.of(terms(prices, Units.ofCharacters(7)), heard, Outcome.BROKEN);
        assertEquals(Money.ZERO, broken.total());
        assertEquals(true, broken.insured());
        Learnt silence = new Learnt(null, Units.NONE, null, null, null, -1);
        Bill unheard = Bill.of(terms(prices, Units.ofCharacters(7)), silence, Outcome.CANCELLED);
        assertEquals(Money.ZERO, unheard.total());
    }

    @Test
    void searches_of_the_web_are_billed_beside_the_tokens() {
        Bill bill = searched(Tokens.of(10, 5), 3, "stop");
        assertEquals(
                new Usage(Tokens.of(10, 5), Units.ofWebSearches(3), Usage.Source.REPORTED),
                bill.usage());
        assertEquals(Money.parse("0.00306"), bill.total());
    }

    /** 0.01 less 0.00006 has room for nine. */
    @Test
    void more_searches_than_were_held_for_are_billed_as_far_as_that_goes_and_marked() {
        Bill bill = searched(Tokens.of(10, 5), 500, "stop");
        assertEquals(
                new Usage(Tokens.of(10, 5), Units.ofWebSearches(9), Usage.Source.ESTIMATED),
                bill.usage());
        assertEquals(Money.parse("0.00906"), bill.total());
    }

    @Test
    void searches_that_exhaust_the_hold_to_the_last_are_all_billed() {
        Bill bill = searched(Tokens.of(10, 122), 9, "stop");
        assertEquals(Units.ofWebSearches(9), Objects.requireNonNull(bill.usage()).units());
        assertEquals(Usage.Source.REPORTED, Objects.requireNonNull(bill.usage()).source());
        assertEquals(Money.parse("0.009996"), bill.total());
    }

    @Test
    void tokens_that_cost_more_than_was_held_are_not_believed_and_the_searches_are() {
        Bill bill = searched(Tokens.of(1_000_000_000, 5), 2, "stop");
        assertEquals(
                new Usage(Tokens.of(104, 10), Units.ofWebSearches(2), Usage.Source.ESTIMATED),
                bill.usage());
    }

    @Test
    void searches_are_known_where_the_tokens_are_not() {
        Bill bill = searched(null, 2, "stop");
        assertEquals(Units.ofWebSearches(2), Objects.requireNonNull(bill.usage()).units());
        assertEquals(Money.parse("0.002288"), bill.total());
    }

    @Test
    void a_search_alone_is_no_answer() {
        Bill bill = searched(Tokens.of(10, 0), 2, null);
        assertEquals(true, bill.insured());
        assertEquals(Money.ZERO, bill.total());
    }

    private static Bill searched(@Nullable Tokens tokens, long searches, @Nullable String finish) {
        Map<PriceKey, Price> prices = new HashMap<>(PRICES.base());
        prices.put(PriceKey.WEB_SEARCH, Price.parse("0.001"));
        Bill.Terms terms =
                new Bill.Terms(
                        new PriceList(prices, BigDecimal.ZERO, List.of()),
                        PROMPT,
                        OUTPUT,
                        Volume.NONE,
                        Money.parse("0.01"),
                        0);
        Units units = Units.ofWebSearches(searches);
        Learnt learnt = new Learnt(tokens, units, finish, finish, "id", 40);
        return Bill.of(terms, learnt, Outcome.COMPLETED);
    }

    private static Bill billed(PriceKey key, Units asked, Units came) {
        Learnt learnt = new Learnt(null, came, "stop", null, "id", -1);
        return Bill.of(terms(unit(key), asked), learnt, Outcome.COMPLETED);
    }

    private static PriceList unit(PriceKey key) {
        return new PriceList(Map.of(key, Price.parse("0.01")), BigDecimal.ZERO, List.of());
    }

    private static Bill.Terms terms(PriceList prices, Units asked) {
        OutputSize none = new OutputSize(0, 1);
        return new Bill.Terms(prices, PROMPT, none, Volume.exactly(asked), Money.parse("0.1"), 0);
    }

    private static Bill bill(@Nullable Tokens reported, long completionBytes, Outcome outcome) {
        Learnt learnt = new Learnt(reported, Units.NONE, "stop", "stop", "id", completionBytes);
        return Bill.of(TERMS, learnt, outcome);
    }
}
