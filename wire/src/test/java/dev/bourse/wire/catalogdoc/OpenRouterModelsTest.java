package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class OpenRouterModelsTest {
    static final String FILE = "catalog/openrouter-models-2026-05.json";
    static final String SHA_256 =
            "e0abb957ba9b7521687e98ec27033a66ea3208517583b534c733fa812be9f0b8";

    private static final Provider OPENROUTER =
            new Provider(
                    "openrouter",
                    "OpenRouter",
                    "https://openrouter.ai/api/v1",
                    Dialect.OPENAI,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    DataPolicy.UNKNOWN,
                    false);

    @Test
    void the_real_list_of_may_2026_is_read_whole() {
        CatalogParts parts = real();

        assertEquals(364, parts.models().size());
        assertEquals(364, parts.endpoints().size());
        assertEquals(29, parts.endpoints().stream().filter(OpenRouterModelsTest::isFree).count());
        assertEquals(364, catalog(parts).models().size());
    }

    @Test
    void routers_whose_price_varies_have_no_known_price() {
        Set<String> unknown =
                real().endpoints().stream()
                        .filter(endpoint -> !endpoint.prices().isKnown())
                        .map(Endpoint::modelId)
                        .collect(Collectors.toSet());

        assertEquals(
                Set.of("openrouter/auto", "openrouter/bodybuilder", "openrouter/pareto-code"),
                unknown);
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-5.5,             5,    30,   0.5,    '',   1050000, 128000",
        "anthropic/claude-opus-4.7,  5,    25,   0.5,    6.25, 1000000, 128000",
        "google/gemini-2.5-pro,      1.25, 10,   0.125,  0.375, 1048576, 65536",
        "deepseek/deepseek-v3.2,     0.252, 0.378, 0.0252, '', 131072, 65536",
        "mistralai/mistral-large-2512, 0.5, 1.5, 0.05,   '',   262144, 262144",
        "x-ai/grok-4,                3,    15,   0.75,   '',   256000, 256000"
    })
    void prices_and_limits_are_those_of_the_list(
            String id, String in, String out, String read, String write, long context, long most) {
        Endpoint endpoint = catalog(real()).endpoints(id).getFirst();

        assertEquals(perMillion(in), price(endpoint, PriceKey.PROMPT));
        assertEquals(perMillion(out), price(endpoint, PriceKey.COMPLETION));
        assertEquals(perMillion(read), price(endpoint, PriceKey.INPUT_CACHE_READ));
        assertEquals(perMillion(write), price(endpoint, PriceKey.INPUT_CACHE_WRITE));
        assertEquals(context, endpoint.contextLength());
        assertEquals(most, endpoint.maxCompletionTokens());
        assertEquals(id, endpoint.upstreamModel());
    }

    @Test
    void a_model_keeps_what_the_api_tells_about_it() {
        Model model = catalog(real()).model("openai/gpt-5.5").orElseThrow();

        assertEquals("openai/gpt-5.5-20260423", model.canonicalSlug());
        assertEquals("OpenAI: GPT-5.5", model.name());
        assertEquals(1_777_051_893L, model.created());
        assertEquals(Set.of(Modality.TEXT, Modality.IMAGE, Modality.FILE), model.inputs());
        assertEquals(Set.of(Modality.TEXT), model.outputs());
        assertEquals("GPT", model.tokenizer());
        assertTrue(model.parameters().contains(Parameter.STRUCTURED_OUTPUTS));
        assertEquals("2025-12-01", model.knowledgeCutoff());
        assertNull(model.huggingFaceId());
        assertNull(model.expirationDate());
    }

    @Test
    void prices_that_are_not_per_token_are_kept() {
        Endpoint endpoint = catalog(real()).endpoints("openai/gpt-5.5").getFirst();

        assertEquals(Optional.of(Price.parse("0.01")), price(endpoint, PriceKey.WEB_SEARCH));
        assertTrue(endpoint.moderated());
    }

    @Test
    void overrides_and_a_discount_are_read() {
        Endpoint endpoint =
                only(
                        """
                        {"prompt": "0.000002", "completion": "0.000012", "discount": 0.5,
                         "overrides": [
                            {"min_prompt_tokens": 200000, "prompt": "0.000004"},
                            {"utc_start": 1630, "utc_end": 30, "completion": "0.000006"}]}
                        """);

        assertEquals(perMillion("1"), endpoint.prices().at(PriceKey.PROMPT, 200_000, 0));
        assertEquals(perMillion("2"), endpoint.prices().at(PriceKey.PROMPT, 200_001, 0));
        assertEquals(perMillion("3"), endpoint.prices().at(PriceKey.COMPLETION, 1, 29));
        assertEquals(perMillion("6"), endpoint.prices().at(PriceKey.COMPLETION, 1, 30));
    }

    @Test
    void a_price_that_depends_on_the_day_of_the_week_is_unknown() {
        Endpoint endpoint =
                only(
                        """
                        {"prompt": "0.000002", "completion": "0.000012",
                         "overrides": [{"utc_days": ["monday"], "utc_start": 0, "utc_end": 800,
                                        "prompt": "0.000004"}]}
                        """);

        assertEquals(Optional.empty(), price(endpoint, PriceKey.PROMPT));
        assertEquals(perMillion("12"), price(endpoint, PriceKey.COMPLETION));
    }

    @Test
    void a_model_of_unknown_context_is_listed_and_cannot_be_called() {
        CatalogParts parts = parse("[{\"id\": \"a/b\", \"pricing\": {}}]").orThrow();

        assertEquals(1, parts.models().size());
        assertEquals(List.of(), parts.endpoints());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1]                                   | data[0]: is no object
                    [{}]                                  | data[0]: id: is missing
                    [{"id": "noslash"}]                   | data[0]: id: is no author/slug: noslash
                    [{"id": "a/b", "context_length": -1}] | data[0] 'a/b': context_length: is negative: -1
                    [{"id": "a/b", "context_length": "1"}] | data[0] 'a/b': context_length: is no number
                    [{"id": "a/b"}, {"id": "a/b"}]        | data[1] 'a/b': id: is in the document twice
                    [{"id": "a/b", "context_length": 9, "pricing": {"prompt": "cheap"}}] | data[0] 'a/b': pricing.prompt: is no number: cheap
                    [{"id": "a/b", "context_length": 9, "pricing": {"prompt": "3"}}] | data[0] 'a/b': pricing.prompt: is in the wrong unit: 3 USD for a single token
                    [{"id": "a/b", "context_length": 9, "pricing": {"discount": 1}}] | data[0] 'a/b': pricing.discount: takes off the whole price or more
                    [{"id": "a/b", "context_length": 9, "pricing": {"overrides": [{"prompt": "0", "utc_start": 100}]}}] | data[0] 'a/b': pricing.overrides[0].utc_end: is missing
                    """)
    void what_is_wrong_is_named_and_nothing_is_read_by_halves(String data, String problem) {
        List<Problem> problems =
                switch (parse(data)) {
                    case Refused<CatalogParts>(List<Problem> found) -> found;
                    case Reading.Complete<CatalogParts> complete -> List.of();
                };

        assertEquals(List.of(problem), problems.stream().map(Problem::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ["high", "low", "colossal"] | [low, high]
                    ["high", null]              | []
                    null                        | []
                    []                          | []
                    """)
    void words_for_effort_are_known_only_where_they_are_listed(String given, String known) {
        String reasoning = "\"reasoning\": {\"supported_efforts\": " + given + "}";
        Model model = parse("[{\"id\": \"a/b\", " + reasoning + "}]").orThrow().models().getFirst();

        assertEquals(known, model.efforts().words().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "mandatory": false, "supported_efforts": ["high", "low"] | [none, low, high]
                    "mandatory": true, "supported_efforts": ["high", "low"]  | [low, high]
                    "mandatory": false, "supported_efforts": null            | []
                    """)
    void reasoning_that_is_not_mandatory_can_be_switched_off(String given, String known) {
        String reasoning = "\"reasoning\": {" + given + "}";
        Model model = parse("[{\"id\": \"a/b\", " + reasoning + "}]").orThrow().models().getFirst();

        assertEquals(known, model.efforts().words().toString());
    }

    @Test
    void a_document_that_is_no_json_is_refused() {
        Reading<CatalogParts> reading =
                OpenRouterModels.parse("{\"data\": [".getBytes(StandardCharsets.UTF_8), OPENROUTER);

        assertTrue(reading instanceof Refused<CatalogParts>);
        assertFalse(reading.toString().isEmpty());
    }

    static CatalogParts real() {
        return OpenRouterModels.parse(SharedFile.read(FILE, SHA_256), OPENROUTER).orThrow();
    }

    static Catalog realCatalog() {
        return catalog(real());
    }

    private static Catalog catalog(CatalogParts parts) {
        return new CatalogParts(List.of(), List.of(OPENROUTER), List.of()).plus(parts).catalog();
    }

    private static Endpoint only(String pricing) {
        return parse("[{\"id\": \"a/b\", \"context_length\": 9, \"pricing\": " + pricing + "}]")
                .orThrow()
                .endpoints()
                .getFirst();
    }

    private static Reading<CatalogParts> parse(String data) {
        byte[] json = ("{\"data\": " + data + "}").getBytes(StandardCharsets.UTF_8);
        return OpenRouterModels.parse(json, OPENROUTER);
    }

    private static boolean isFree(Endpoint endpoint) {
        return endpoint.prices().isFree();
    }

    private static Optional<Price> price(Endpoint endpoint, PriceKey key) {
        return endpoint.prices().at(key, 1, 0);
    }

    private static Optional<Price> perMillion(String dollars) {
        return dollars.isEmpty() ? Optional.empty() : Optional.of(Price.perMillion(dollars));
    }
}
