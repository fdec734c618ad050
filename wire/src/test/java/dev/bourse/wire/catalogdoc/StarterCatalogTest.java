package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.unit.Price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class StarterCatalogTest {
    private static final CatalogParts PARTS = StarterCatalog.parts();

    @Test
    void it_has_many_models_at_many_providers() {
        Catalog catalog = StarterCatalog.load();

        assertEquals(120, catalog.models().size());
        assertEquals(36, catalog.providers().size());
        assertEquals(234, PARTS.endpoints().size());
    }

    @Test
    void nothing_is_in_it_twice() {
        assertEquals(120, distinct(PARTS.models().stream().map(Model::id).toList()));
        assertEquals(36, distinct(PARTS.providers().stream().map(Provider::slug).toList()));
        assertEquals(36, distinct(PARTS.providers().stream().map(Provider::baseUrl).toList()));
        assertEquals(234, distinct(PARTS.endpoints().stream().map(Endpoint::id).toList()));
    }

    @Test
    void every_model_has_an_endpoint_and_every_provider_serves_something() {
        Catalog catalog = StarterCatalog.load();

        assertTrue(
                catalog.models().stream()
                        .noneMatch(model -> catalog.endpoints(model.id()).isEmpty()));
        assertEquals(
                PARTS.providers().stream().map(Provider::slug).collect(Collectors.toSet()),
                PARTS.endpoints().stream().map(Endpoint::provider).collect(Collectors.toSet()));
    }

    @Test
    void every_provider_can_be_called() {
        for (Provider provider : PARTS.providers()) {
            assertTrue(provider.baseUrl().matches("(https://|http://localhost|\\$\\{).+[^/]"));
            assertFalse(provider.simulated());
            assertTrue(
                    provider.credentials().stream().allMatch(name -> name.matches("[A-Z0-9_]+")));
        }
        assertEquals(
                Set.of("anthropic", "google-ai-studio"),
                PARTS.providers().stream()
                        .filter(provider -> provider.dialect() != Dialect.OPENAI)
                        .map(Provider::slug)
                        .collect(Collectors.toSet()));
    }

    @Test
    void only_a_provider_on_the_same_machine_needs_no_key() {
        assertEquals(
                List.of("ollama"),
                PARTS.providers().stream()
                        .filter(provider -> provider.credentials().isEmpty())
                        .map(Provider::slug)
                        .toList());
    }

    @Test
    void a_price_that_nobody_publishes_is_unknown_and_not_free() {
        assertEquals(
                Set.of("nvidia"),
                PARTS.endpoints().stream()
                        .filter(endpoint -> !endpoint.prices().isKnownFor(endpoint.outputs()))
                        .map(Endpoint::provider)
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of("ollama", "openrouter"),
                PARTS.endpoints().stream()
                        .filter(endpoint -> endpoint.prices().isFree())
                        .map(Endpoint::provider)
                        .collect(Collectors.toSet()));
    }

    @Test
    void the_document_in_the_manual_adds_to_it() throws IOException {
        Path manual = Path.of(System.getProperty("bourse.root", ".."), "docs", "catalogue.md");
        assumeTrue(Files.isReadable(manual), "the manual is not beside the module");
        String yaml = Files.readString(manual).split("```(yaml)?\n", -1)[1];
        CatalogParts parts = CatalogDocument.parse(List.of(yaml), PARTS).orThrow();

        assertEquals(121, parts.models().size());
        assertEquals(236, parts.endpoints().size());
        assertEquals(121, parts.catalog().models().size());
    }

    @Test
    void every_description_is_one_sentence() {
        assertTrue(
                PARTS.models().stream()
                        .allMatch(model -> model.description().matches("\\S[^\\n]{20,110}\\.")));
    }

    /** Rows checked by hand against what the providers publish. */
    @ParameterizedTest(name = "{0} for {1} tokens: {2} in, {3} out, {4} cached")
    @CsvSource({
        "openai/gpt-5.5@openai,                 272000, 5,    30,   0.5",
        "openai/gpt-5.5@openai,                 272001, 10,   45,   1",
        "anthropic/claude-sonnet-4.5@anthropic, 200000, 3,    15,   0.3",
        "anthropic/claude-sonnet-4.5@anthropic, 200001, 6,    22.5, 0.6",
        "google/gemini-2.5-pro@google-vertex,   200001, 2.5,  15,   0.25",
        "x-ai/grok-4.3@xai,                     1000,   1.25, 2.5,  0.2",
        "deepseek/deepseek-v4-pro@deepseek,     1000,   0.435, 0.87, 0.003625",
        "qwen/qwen3-max@alibaba,                32001,  2.4,  12,   0.48",
        "openai/gpt-oss-120b@groq,              1000,   0.15, 0.6,  0.075",
        "moonshotai/kimi-k2.6@together,         1000,   1.2,  4.5,  0.2"
    })
    void prices_are_those_that_are_published(
            String id, long tokens, String in, String out, String cached) {
        Endpoint endpoint = endpoint(id);

        assertEquals(perMillion(in), endpoint.prices().at(PriceKey.PROMPT, tokens, 0));
        assertEquals(perMillion(out), endpoint.prices().at(PriceKey.COMPLETION, tokens, 0));
        assertEquals(
                perMillion(cached), endpoint.prices().at(PriceKey.INPUT_CACHE_READ, tokens, 0));
    }

    /** They refuse {@code max_tokens} and the object {@code reasoning} there. */
    @Test
    void models_of_openai_that_reason_are_told_so_in_words_that_openai_knows() {
        List<Endpoint> reasoning =
                PARTS.endpoints().stream()
                        .filter(one -> Set.of("openai", "azure").contains(one.provider()))
                        .filter(one -> one.modelId().matches("openai/(gpt-5|o\\d).*"))
                        .toList();
        assertEquals(18, reasoning.size());
        for (Endpoint endpoint : reasoning) {
            Set<Parameter> known = endpoint.parameters();
            assertTrue(known.contains(Parameter.MAX_COMPLETION_TOKENS), endpoint::id);
            assertTrue(known.contains(Parameter.REASONING_EFFORT), endpoint::id);
            assertFalse(known.contains(Parameter.MAX_TOKENS), endpoint::id);
            assertFalse(known.contains(Parameter.REASONING), endpoint::id);
        }
    }

    /** The word, where a provider's documents say that it takes one and no object. */
    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "google-vertex,  google/gemini-(2\\.5|3).*,                      6",
        "xai,            x-ai/grok-(3-mini|4\\.3),                       2",
        "groq,           openai/gpt-oss-.*,                               2",
        "cerebras,       openai/gpt-oss-.*,                               1",
        "fireworks,      (openai/gpt-oss|deepseek/deepseek-v4|minimax).*, 5",
        "together,       openai/gpt-oss-.*,                               2",
        "sambanova,      openai/gpt-oss-.*,                               1",
        "amazon-bedrock, openai/gpt-oss-.*,                               2",
        "deepseek,       deepseek/deepseek-v4-.*,                         2",
        "mistral,        mistralai/mistral-small-2603,                    1",
    })
    void others_that_take_a_word_for_effort_are_told_it(String provider, String models, int count) {
        List<Endpoint> known =
                PARTS.endpoints().stream()
                        .filter(one -> one.provider().equals(provider))
                        .filter(one -> one.modelId().matches(models))
                        .toList();
        assertEquals(count, known.size());
        for (Endpoint endpoint : known) {
            assertTrue(endpoint.parameters().contains(Parameter.REASONING_EFFORT), endpoint::id);
            assertFalse(endpoint.parameters().contains(Parameter.REASONING), endpoint::id);
        }
    }

    /** These refuse the word, and nobody says that they take the object. */
    @Test
    void a_grok_that_decides_by_itself_is_told_nothing_of_effort() {
        PARTS.endpoints().stream()
                .filter(one -> one.provider().equals("xai"))
                .filter(one -> one.modelId().matches("x-ai/grok-(4|4\\.1-fast|4-fast|code-fast-1)"))
                .map(Endpoint::parameters)
                .forEach(known -> {
                    assertFalse(known.contains(Parameter.REASONING));
                    assertFalse(known.contains(Parameter.REASONING_EFFORT));
                });
    }

    /**
     * A parameter that is not listed is left out, so clients would lose what the vendors document.
     */
    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource({
        "openai/gpt-4.*,        stop frequency_penalty presence_penalty logit_bias logprobs",
        "openai/gpt-[45].*,     parallel_tool_calls",
        "openai/gpt-5.*,        verbosity",
        "anthropic/claude-.*,   parallel_tool_calls stop"
    })
    void what_a_vendors_own_clients_can_say_is_listed(String models, String parameters) {
        Set<Parameter> wanted =
                Stream.of(parameters.split(" "))
                        .map(name -> Parameter.of(name).orElseThrow())
                        .collect(Collectors.toSet());
        List<Endpoint> own =
                PARTS.endpoints().stream()
                        .filter(one -> Set.of("openai", "anthropic").contains(one.provider()))
                        .filter(one -> one.modelId().matches(models))
                        .toList();
        assertFalse(own.isEmpty());
        own.forEach(one -> assertTrue(one.parameters().containsAll(wanted), one::id));
    }

    @Test
    void an_hour_of_claudes_cache_costs_twice_the_prompt() {
        for (Endpoint endpoint : PARTS.endpoints()) {
            if (endpoint.provider().equals("anthropic")) {
                assertEquals(
                        endpoint.prices()
                                .at(PriceKey.PROMPT, 1, 0)
                                .map(prompt -> new Price(prompt.times(2))),
                        endpoint.prices().at(PriceKey.INPUT_CACHE_WRITE_1H, 1, 0));
            }
        }
    }

    private static Endpoint endpoint(String id) {
        return PARTS.endpoints().stream()
                .filter(endpoint -> endpoint.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Price> perMillion(String dollars) {
        return Optional.of(Price.perMillion(dollars));
    }

    private static long distinct(List<String> names) {
        return names.stream().distinct().count();
    }
}
