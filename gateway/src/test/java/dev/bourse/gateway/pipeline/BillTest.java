package dev.bourse.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.metering.OutputSize;
import dev.bourse.domain.metering.PromptSize;
import dev.bourse.domain.metering.Usage;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

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
        Learnt learnt = new Learnt(Tokens.of(10, output), finish, finish, "id", 0);
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

    private static Bill bill(@Nullable Tokens reported, long completionBytes, Outcome outcome) {
        return Bill.of(TERMS, new Learnt(reported, "stop", "stop", "id", completionBytes), outcome);
    }
}
