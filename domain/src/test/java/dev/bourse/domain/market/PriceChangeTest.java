package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.unit.Price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PriceChangeTest {
    @ParameterizedTest
    @CsvSource({
        "10, 20, 11, 20, RAISED, true",
        "10, 20, 10.5, 20, RAISED, false",
        "10, 20, 10, 19, LOWERED, false",
        "10, 20, 12, 19, MIXED, true",
        "10, 20, 10.1, 1, MIXED, false",
        "10, 20, 0, 0, BECAME_FREE, false",
        "0, 0, 1, 1, FREE_ENDED, true",
        "0, 20, 1, 20, RAISED, true",
        "10, 0, 10, 5, RAISED, true",
        "0, 20, 1, 10, MIXED, true",
        "1, 20, 0, 20, LOWERED, false",
    })
    void a_change_has_a_kind_and_may_be_an_alert(
            String prompt,
            String completion,
            String laterPrompt,
            String laterCompletion,
            PriceChange.Kind kind,
            boolean alert) {
        PriceChange change =
                PriceChange.in(
                                List.of(
                                        listed(1, prompt, completion),
                                        listed(2, laterPrompt, laterCompletion)))
                        .getLast();
        assertEquals(kind, change.kind());
        assertEquals(alert, change.isAlert());
    }

    @Test
    void what_a_cache_or_a_request_costs_counts_too() {
        assertEquals(PriceChange.Kind.RAISED, fees("0.1", "0", "0.2", "0").kind());
        assertTrue(fees("0.1", "0", "0.2", "0").isAlert());
        assertTrue(fees("0.1", "0", "0.1", "500").isAlert(), "it cost nothing before");
        assertFalse(fees("0.1", "500", "0.1", "0").isAlert());
        assertEquals(PriceChange.Kind.LOWERED, fees("0.1", "500", "0.1", "0").kind());
        assertEquals(PriceChange.Kind.MIXED, fees("0.1", "0", "0.05", "500").kind());
    }

    private static PriceChange fees(
            String cacheRead, String request, String laterCacheRead, String laterRequest) {
        List<PriceListed> listed =
                List.of(
                        listed(1, cacheRead, request, "5"),
                        listed(2, laterCacheRead, laterRequest, "5"));
        return PriceChange.in(listed).getLast();
    }

    private static PriceListed listed(long at, String cacheRead, String request, String prompt) {
        return new PriceListed(
                at,
                "a/b@p",
                "a/b",
                "p",
                true,
                Price.perMillion(prompt),
                Price.perMillion(prompt),
                Price.perMillion(cacheRead),
                null,
                Price.perMillion(request));
    }

    @Test
    void a_quarter_more_is_a_quarter_more() {
        PriceChange change =
                PriceChange.in(List.of(listed(1, "4", "8"), listed(2, "5", "8"))).getLast();
        assertEquals(0.25, change.promptChange(), 1e-12);
        assertEquals(0, change.completionChange(), 1e-12);
    }

    @Test
    void endpoints_come_go_and_come_again_and_what_says_the_same_is_no_change() {
        PriceListed gone =
                new PriceListed(3, "a/b@p", "a/b", "p", false, null, null, null, null, null);
        List<PriceChange.Kind> kinds =
                PriceChange.in(
                                List.of(
                                        listed(1, "1", "2"),
                                        listed(2, "1", "2"),
                                        gone,
                                        gone.at(4),
                                        listed(5, "3", "2")))
                        .stream()
                        .map(PriceChange::kind)
                        .toList();
        assertEquals(
                List.of(
                        PriceChange.Kind.LISTED,
                        PriceChange.Kind.WITHDRAWN,
                        PriceChange.Kind.LISTED),
                kinds);
    }

    private static PriceListed listed(long at, String prompt, String completion) {
        return new PriceListed(
                at,
                "a/b@p",
                "a/b",
                "p",
                true,
                Price.perMillion(prompt),
                Price.perMillion(completion),
                null,
                null,
                null);
    }
}
