package dev.bourse.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.sim.workload.Outcome.Answer;
import dev.bourse.sim.workload.Trace.Row;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RecountTest {
    private static final Provider ACME =
            new Provider(
                    "acme",
                    "Acme",
                    "http://localhost/v1",
                    Dialect.OPENAI,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    DataPolicy.UNKNOWN,
                    true);

    /** 87.5 and 350 nano-dollars a token, and at most 100 tokens out. */
    private static final PriceList PRICES =
            PriceList.of(Price.perMillion("0.0875"), Price.perMillion("0.35"));

    private static final Trace TRACE =
            new Trace(List.of(row(0, 3, 2), row(1, 5, 2), row(2, 1, 900)));

    @Test
    void halves_of_a_nano_dollar_go_to_the_even_side_line_by_line() {
        ReplayReport report =
                report(
                        outcome(0, Tokens.of(3, 2), 262 + 700),
                        outcome(1, Tokens.of(5, 2), 438 + 700),
                        outcome(2, Tokens.of(1, 100), 88 + 35_000));
        Recount.Result result = recount(PRICES).of(TRACE, report);
        assertEquals(List.of(), result.differences());
        assertTrue(result.agrees());
        assertEquals(3, result.answers());
        assertEquals(new Money(962 + 1138 + 35_088), result.expected());
    }

    @Test
    void a_cost_that_is_a_nano_dollar_off_is_found() {
        Recount.Result result = recount(PRICES).of(TRACE, report(outcome(0, Tokens.of(3, 2), 963)));
        assertEquals(List.of("0: cost 0.000000963, not 0.000000962"), result.differences());
        assertFalse(result.agrees());
    }

    @Test
    void a_cost_that_was_not_stated_is_not_zero() {
        assertFalse(recount(PRICES).of(TRACE, report(outcome(0, Tokens.of(3, 2), null))).agrees());
    }

    @Test
    void counts_that_are_not_the_traces_are_found_even_when_the_cost_is_right() {
        Recount.Result result = recount(PRICES).of(TRACE, report(outcome(0, Tokens.of(4, 2), 962)));
        assertEquals(1, result.differences().size());
        assertTrue(result.differences().getFirst().startsWith("0: counted "));
    }

    @Test
    void an_answer_of_a_stranger_is_found() {
        Answer stranger = new Answer("gen", "Other", "a/b", Tokens.of(3, 2), new Money(962));
        Recount.Result result = recount(PRICES).of(TRACE, report(outcome(0, stranger)));
        assertEquals(List.of("0: nobody known answered"), result.differences());
    }

    @Test
    void a_failure_that_was_charged_is_found() {
        Answer half = new Answer("gen", "Acme", "a/b", null, new Money(5));
        Outcome broken = new Outcome(1, "a/b", true, 200, "broken off", half, 0, 1, 1);
        Recount.Result result = recount(PRICES).of(TRACE, report(broken));
        assertEquals(List.of("1: failed (broken off) but cost 0.000000005"), result.differences());
    }

    @Test
    void prices_that_it_cannot_count_are_refused() {
        PriceList fee =
                new PriceList(
                        Map.of(
                                PriceKey.PROMPT, Price.FREE,
                                PriceKey.COMPLETION, Price.FREE,
                                PriceKey.REQUEST, Price.parse("0.01")),
                        BigDecimal.ZERO,
                        List.of());
        assertThrows(IllegalArgumentException.class, () -> recount(fee));
        assertThrows(IllegalArgumentException.class, () -> recount(PriceList.UNKNOWN));
    }

    private static Recount recount(PriceList prices) {
        return new Recount(List.of(ACME), List.of(endpoint(prices)));
    }

    private static ReplayReport report(Outcome... outcomes) {
        return new ReplayReport(List.of(outcomes), 1, 1);
    }

    private static Outcome outcome(int row, Tokens usage, @Nullable Integer nanos) {
        Money cost = nanos == null ? null : new Money(nanos);
        return outcome(row, new Answer("gen", "Acme", "a/b", usage, cost));
    }

    private static Outcome outcome(int row, Answer answer) {
        return new Outcome(row, "a/b", false, 200, null, answer, 0, -1, 1);
    }

    private static Row row(long at, int prompt, int output) {
        return new Row(at, prompt, output, List.of());
    }

    private static Endpoint endpoint(PriceList prices) {
        return new Endpoint(
                "a/b@acme",
                "a/b",
                "acme",
                "acme",
                "b",
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                1000,
                1000,
                100,
                prices,
                Set.of(Modality.TEXT),
                Set.of(Modality.TEXT),
                Set.of(),
                DataPolicy.UNKNOWN,
                TrustTier.T0,
                false,
                false,
                null);
    }
}
