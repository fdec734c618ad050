package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.PriceOverride;
import dev.bourse.domain.metering.Meter;
import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Price;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.anthropic.AnthropicUsage;
import dev.bourse.wire.gemini.GeminiUsage;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.openai.OpenAiUsage;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Costs of usages that were published with the bill they led to, computed by hand. Most come from
 * reports of gateways that billed cached tokens twice, or not as cached.
 */
class GoldenCostTest {
    /** USD per million: input, cache read, cache write, output. */
    private static final PriceList CLAUDE_SONNET_37 = prices("3", "0.3", "3.75", "15");

    private static final PriceList CLAUDE_HAIKU_35 = prices("0.8", "0.08", "1", "4");
    private static final PriceList CLAUDE_OPUS_47 = prices("5", "0.5", "6.25", "25");

    /** 4,262 x 1.25 + 4,864 x 0.125 + 3,197 x 10 (litellm 15945). */
    @Test
    void openai_with_half_of_the_prompt_cached() {
        String usage =
                """
                {"prompt_tokens": 9126, "completion_tokens": 3197, "total_tokens": 12323,
                 "prompt_tokens_details": {"cached_tokens": 4864}}
                """;

        assertCosts("0.0379055", openAi(usage), prices("1.25", "0.125", "1.25", "10"));
    }

    /** 86 x 2.5 + 1,920 x 1.25 + 300 x 10 (litellm 6215). */
    @Test
    void openai_with_almost_all_of_the_prompt_cached() {
        String usage =
                """
                {"prompt_tokens": 2006, "completion_tokens": 300, "total_tokens": 2306,
                 "prompt_tokens_details": {"cached_tokens": 1920},
                 "completion_tokens_details": {"reasoning_tokens": 0}}
                """;

        assertCosts("0.005615", openAi(usage), prices("2.5", "1.25", "2.5", "10"));
    }

    /** 3 x 3 + 12,304 x 3.75 + 550 x 15; was billed 0.091311 (litellm 9812). */
    @Test
    void anthropic_with_a_cache_write_is_not_billed_twice() {
        String usage =
                """
                {"input_tokens": 3, "cache_creation_input_tokens": 12304,
                 "cache_read_input_tokens": 0, "output_tokens": 550}
                """;

        assertCosts("0.054399", anthropic(usage), CLAUDE_SONNET_37);
    }

    /** 4 x 0.8 + 2,455 x 0.08 + 23 x 4; was billed 0.002059 when streamed (litellm 11789). */
    @Test
    void anthropic_costs_the_same_streamed_and_whole() {
        Tokens whole =
                anthropic(
                        """
                        {"input_tokens": 4, "cache_creation_input_tokens": 0,
                         "cache_read_input_tokens": 2455, "output_tokens": 23}
                        """);
        JsonObject start =
                object(
                        """
                        {"input_tokens": 4, "cache_creation_input_tokens": 0,
                         "cache_read_input_tokens": 2455, "output_tokens": 2}
                        """);
        Tokens streamed =
                AnthropicUsage.ofStream(start, object("{\"output_tokens\": 23}")).orElseThrow();

        assertCosts("0.0002916", whole, CLAUDE_HAIKU_35);
        assertCosts("0.0002916", streamed, CLAUDE_HAIKU_35);
    }

    /** 6 x 5 + 159,217 x 6.25 + 2,745 x 25; was billed 1.85984625 (bifrost 3451). */
    @Test
    void anthropic_with_a_large_cache_write_is_not_billed_twice() {
        String usage =
                """
                {"input_tokens": 6, "cache_creation_input_tokens": 159217,
                 "cache_creation": {"ephemeral_5m_input_tokens": 159217,
                                    "ephemeral_1h_input_tokens": 0},
                 "output_tokens": 2745}
                """;

        assertCosts("1.06376125", anthropic(usage), CLAUDE_OPUS_47);
    }

    /** 6 x 5 + 59,217 x 6.25 + 100,000 x 10 + 2,745 x 25 of a million. */
    @Test
    void anthropic_bills_what_it_keeps_for_an_hour_at_its_own_price() {
        Map<PriceKey, Price> prices = new HashMap<>(CLAUDE_OPUS_47.base());
        prices.put(PriceKey.INPUT_CACHE_WRITE_1H, Price.perMillion("10"));
        String usage =
                """
                {"input_tokens": 6, "cache_creation_input_tokens": 159217,
                 "cache_creation": {"ephemeral_5m_input_tokens": 59217,
                                    "ephemeral_1h_input_tokens": 100000},
                 "output_tokens": 2745}
                """;

        assertCosts(
                "1.43876125", anthropic(usage), new PriceList(prices, BigDecimal.ZERO, List.of()));
    }

    /** 5,005 x 1.25 + 257,955 x 0.625 + 1,744 x 10; was billed 0.7642 (litellm 14849). */
    @Test
    void gemini_with_a_large_cache_is_not_billed_twice() {
        PriceList prices = prices("1.25", "0.625", "1.25", "10");

        assertCosts("0.184918125", gemini(LARGE_GEMINI_CACHE), prices);
    }

    /** 5,005 x 2.5 + 257,955 x 0.625 + 1,744 x 15: the whole prompt is above 200,000. */
    @Test
    void gemini_counts_cached_tokens_towards_the_long_prompt_price() {
        PriceOverride longer =
                new PriceOverride(
                        200_000,
                        null,
                        Map.of(
                                PriceKey.PROMPT, Price.perMillion("2.5"),
                                PriceKey.COMPLETION, Price.perMillion("15")));
        PriceList base = prices("1.25", "0.625", "1.25", "10");
        PriceList prices = new PriceList(base.base(), BigDecimal.ZERO, List.of(longer));

        assertCosts("0.199894375", gemini(LARGE_GEMINI_CACHE), prices);
    }

    /** 3,684 x 0.3 + 7,441 x 0.075 + 429 x 2.5, thoughts as output. */
    @Test
    void gemini_thoughts_are_billed_as_output() {
        String usage =
                """
                {"promptTokenCount": 11125, "cachedContentTokenCount": 7441,
                 "candidatesTokenCount": 20, "thoughtsTokenCount": 409, "totalTokenCount": 11554}
                """;

        assertCosts("0.002735775", gemini(usage), prices("0.3", "0.075", "0.3", "2.5"));
    }

    /** 40 x 0.27 + 960 x 0.07 + 77 x 1.1, under both names of the cache at once. */
    @Test
    void deepseek_names_its_cache_twice_and_is_billed_once() {
        String usage =
                """
                {"prompt_tokens": 1000, "completion_tokens": 77, "total_tokens": 1077,
                 "prompt_tokens_details": {"cached_tokens": 960},
                 "prompt_cache_hit_tokens": 960, "prompt_cache_miss_tokens": 40,
                 "completion_tokens_details": {"reasoning_tokens": 50}}
                """;

        assertCosts("0.0001627", openAi(usage), prices("0.27", "0.07", "0.27", "1.1"));
    }

    /** 9,992 x 1.25 + 128 x 0.2 + (1,499 + 2,809) x 2.5, the upstream's own bill. */
    @Test
    void xai_counts_reasoning_beside_the_completion() {
        String usage =
                """
                {"prompt_tokens": 10120, "completion_tokens": 1499, "total_tokens": 14428,
                 "prompt_tokens_details": {"cached_tokens": 128},
                 "completion_tokens_details": {"reasoning_tokens": 2809}}
                """;

        assertCosts("0.0232856", openAi(usage), prices("1.25", "0.2", "1.25", "2.5"));
    }

    private static final String LARGE_GEMINI_CACHE =
            """
            {"promptTokenCount": 262960, "cachedContentTokenCount": 257955,
             "candidatesTokenCount": 1744, "totalTokenCount": 264704}
            """;

    private static void assertCosts(String dollars, Tokens tokens, PriceList prices) {
        assertEquals(Money.parse(dollars), Meter.charge(prices, tokens, 0).total());
    }

    private static PriceList prices(String input, String read, String write, String output) {
        return new PriceList(
                Map.of(
                        PriceKey.PROMPT, Price.perMillion(input),
                        PriceKey.INPUT_CACHE_READ, Price.perMillion(read),
                        PriceKey.INPUT_CACHE_WRITE, Price.perMillion(write),
                        PriceKey.COMPLETION, Price.perMillion(output)),
                BigDecimal.ZERO,
                List.of());
    }

    private static Tokens openAi(String usage) {
        return OpenAiUsage.of(object(usage)).orElseThrow();
    }

    private static Tokens anthropic(String usage) {
        return AnthropicUsage.of(object(usage)).orElseThrow();
    }

    private static Tokens gemini(String usage) {
        return GeminiUsage.of(object(usage)).orElseThrow();
    }

    private static JsonObject object(String text) {
        return Json.parse(text).asObject().orElseThrow();
    }
}
