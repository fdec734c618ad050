package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.LiteLlmPrices.Listed;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class LiteLlmPricesTest {
    static final String FILE = "catalog/litellm-model-prices-2025-09.json";
    static final String SHA_256 =
            "15e09b288901e7a70909992d18aa82ba35b4485107c5a014a5c06b409e6f5359";

    @Test
    void the_real_map_of_september_2025_is_read_whole() {
        List<Listed> all = real();

        assertEquals(1_701, all.size());
        assertEquals(1_350, all.stream().filter(one -> "chat".equals(one.mode())).count());
        assertEquals(52, all.stream().filter(one -> !one.prices().overrides().isEmpty()).count());
    }

    @ParameterizedTest
    @CsvSource({
        "groq/llama-3.3-70b-versatile, groq,      llama-3.3-70b-versatile, 0.59, 0.79, '',  128000,"
                + " 32768",
        "gpt-4o,                       openai,    gpt-4o,                  2.5,  10,   1.25,"
                + " 128000, 16384",
        "claude-sonnet-4-20250514,     anthropic, claude-sonnet-4-20250514, 3,   15,   0.3, 200000,"
                + " 64000",
        "deepseek/deepseek-reasoner,   deepseek,  deepseek-reasoner,       0.55, 2.19, 0.14, 65536,"
                + " 8192",
        "xai/grok-4,                   xai,       grok-4,                  3,    15,   '',  256000,"
                + " 256000"
    })
    void prices_and_limits_are_those_of_the_map(
            String name,
            String provider,
            String model,
            String in,
            String out,
            String read,
            long prompt,
            long output) {
        Listed one = one(name);

        assertEquals(provider, one.provider());
        assertEquals(model, one.model());
        assertEquals(perMillion(in), one.prices().at(PriceKey.PROMPT, 1, 0));
        assertEquals(perMillion(out), one.prices().at(PriceKey.COMPLETION, 1, 0));
        assertEquals(perMillion(read), one.prices().at(PriceKey.INPUT_CACHE_READ, 1, 0));
        assertEquals(prompt, one.maxInputTokens());
        assertEquals(output, one.maxOutputTokens());
    }

    @Test
    void prices_above_a_threshold_are_overrides() {
        Listed one = one("claude-4-sonnet-20250514");

        assertEquals(perMillion("3"), one.prices().at(PriceKey.PROMPT, 200_000, 0));
        assertEquals(perMillion("6"), one.prices().at(PriceKey.PROMPT, 200_001, 0));
        assertEquals(perMillion("22.5"), one.prices().at(PriceKey.COMPLETION, 200_001, 0));
        assertEquals(perMillion("0.6"), one.prices().at(PriceKey.INPUT_CACHE_READ, 200_001, 0));
        assertEquals(perMillion("7.5"), one.prices().at(PriceKey.INPUT_CACHE_WRITE, 200_001, 0));
    }

    @Test
    void what_a_model_can_do_is_read_from_its_flags() {
        Listed one = one("gpt-4o");

        assertEquals(Set.of(Modality.TEXT, Modality.IMAGE, Modality.FILE), one.inputs());
        assertTrue(
                one.parameters()
                        .containsAll(Set.of(Parameter.TOOLS, Parameter.STRUCTURED_OUTPUTS)));
        assertFalse(one.parameters().contains(Parameter.REASONING));
    }

    @Test
    void a_price_per_second_or_query_does_not_make_tokens_free() {
        assertFalse(one("whisper-1").prices().isKnown());
        assertFalse(one("rerank-v3.5").prices().isKnown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    []                                      | document: is no object
                    {"x": 1}                                | x: is no object
                    {"x": {"mode": "chat"}}                 | x: litellm_provider: is missing
                    {"x": {"litellm_provider": "p", "input_cost_per_token": "much"}} | x: input_cost_per_token: is no number: much
                    {"x": {"litellm_provider": "p", "input_cost_per_token": -1}} | x: input_cost_per_token: is no price: -1
                    {"x": {"litellm_provider": "p", "input_cost_per_token": 2.5}} | x: prompt: is in the wrong unit: 2.5 USD for a single token
                    {"x": {"litellm_provider": "p", "max_tokens": 1.5}} | x: max_tokens: is no whole number: 1.5
                    """)
    void what_is_wrong_is_named_and_nothing_is_read_by_halves(String json, String problem) {
        List<Problem> problems =
                switch (LiteLlmPrices.parse(json.getBytes(StandardCharsets.UTF_8))) {
                    case Refused<List<Listed>>(List<Problem> found) -> found;
                    case Reading.Complete<List<Listed>> complete -> List.of();
                };

        assertEquals(List.of(problem), problems.stream().map(Problem::toString).toList());
    }

    private static Listed one(String name) {
        return real().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Listed> real() {
        return LiteLlmPrices.parse(SharedFile.read(FILE, SHA_256)).orThrow();
    }

    private static Optional<Price> perMillion(String dollars) {
        return dollars.isEmpty() ? Optional.empty() : Optional.of(Price.perMillion(dollars));
    }
}
