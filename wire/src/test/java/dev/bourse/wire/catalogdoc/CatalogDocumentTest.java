package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Alias;
import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.catalog.PriceList;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.unit.Price;
import dev.bourse.wire.catalogdoc.Reading.Problem;
import dev.bourse.wire.catalogdoc.Reading.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class CatalogDocumentTest {
    private static final String ACME =
            """
            catalogue: 1
            providers:
              - slug: acme
                name: Acme
                base-url: https://api.acme.test/v1
                dialect: openai
                credentials: [ACME_API_KEY, ACME_TOKEN]
                privacy-policy: https://acme.test/privacy
                headquarters: "NO"
                datacenters: [DE, US]
                data-policy: {trains: false, retention-days: 30}
            models:
              - id: acme/large
                canonical: acme/large-2026-01-31
                name: "Acme: Large"
                description: A large model.
                released: 2026-01-31
                context: 200_000
                max-output: 32_000
                input: [text, image]
                tokenizer: Llama3
                knowledge-cutoff: 2025-06-30
                parameters: [temperature, tools]
                endpoints:
                  - provider: acme
                    upstream: acme-large-v1
                    prices:
                      per-million: {prompt: 1.25, completion: 10, input_cache_read: 0.125}
                      per-unit: {request: 0.005}
                      overrides:
                        - {above-prompt-tokens: 100000, per-million: {prompt: 2.5}}
                        - {utc: "16:30-00:30", per-million: {completion: 5}}
                  - provider: acme
                    tag: acme/turbo
                    upstream: acme-large-turbo
                    quantization: fp8
                    region: eu
                    tier: priority
                    context: 64_000
                    max-output: 8_000
                    prices: unknown
                    input: [text]
                    parameters: [temperature]
                    data-policy: {trains: false, retention-days: 0, zero-retention: true}
                    trust: T1
                    implicit-caching: true
                    moderated: true
            """;

    @Test
    void a_provider_is_read() {
        Provider provider = read(ACME).providers().getFirst();

        assertEquals("Acme", provider.name());
        assertEquals("https://api.acme.test/v1", provider.baseUrl());
        assertEquals(Dialect.OPENAI, provider.dialect());
        assertEquals(List.of("ACME_API_KEY", "ACME_TOKEN"), provider.credentials());
        assertEquals("NO", provider.headquarters());
        assertEquals(List.of("DE", "US"), provider.datacenters());
        assertEquals(new DataPolicy(false, true, 30, false, false), provider.dataPolicy());
    }

    @Test
    void a_model_is_read() {
        Model model = read(ACME).models().getFirst();

        assertEquals("acme/large-2026-01-31", model.canonicalSlug());
        assertEquals(1_769_817_600L, model.created());
        assertEquals(200_000, model.contextLength());
        assertEquals(Set.of(Modality.TEXT, Modality.IMAGE), model.inputs());
        assertEquals(Set.of(Modality.TEXT), model.outputs());
        assertEquals("2025-06-30", model.knowledgeCutoff());
        assertEquals(Set.of(Parameter.TEMPERATURE, Parameter.TOOLS), model.parameters());
    }

    @Test
    void an_endpoint_has_what_it_does_not_say_from_its_model_and_provider() {
        Endpoint endpoint = read(ACME).endpoints().getFirst();

        assertEquals("acme/large@acme", endpoint.id());
        assertEquals("acme-large-v1", endpoint.upstreamModel());
        assertEquals(200_000, endpoint.contextLength());
        assertEquals(200_000, endpoint.maxPromptTokens());
        assertEquals(32_000, endpoint.maxCompletionTokens());
        assertEquals(Set.of(Modality.TEXT, Modality.IMAGE), endpoint.inputs());
        assertEquals(Quantization.UNKNOWN, endpoint.quantization());
        assertEquals(ServiceTier.DEFAULT, endpoint.tier());
        assertEquals(TrustTier.T2, endpoint.trust());
        assertEquals(30, endpoint.dataPolicy().retentionDays());
    }

    @Test
    void an_endpoint_says_where_it_differs() {
        Endpoint endpoint = read(ACME).endpoints().getLast();

        assertEquals("acme/large@acme/turbo", endpoint.id());
        assertEquals(Quantization.FP8, endpoint.quantization());
        assertEquals("eu", endpoint.region());
        assertEquals(ServiceTier.PRIORITY, endpoint.tier());
        assertEquals(64_000, endpoint.contextLength());
        assertEquals(8_000, endpoint.maxCompletionTokens());
        assertEquals(Set.of(Modality.TEXT), endpoint.inputs());
        assertEquals(Set.of(Parameter.TEMPERATURE), endpoint.parameters());
        assertEquals(DataPolicy.ZERO_RETENTION, endpoint.dataPolicy());
        assertEquals(TrustTier.T1, endpoint.trust());
        assertTrue(endpoint.implicitCaching() && endpoint.moderated());
        assertEquals(PriceList.UNKNOWN, endpoint.prices());
    }

    @Test
    void prices_are_per_million_or_per_unit_with_overrides() {
        PriceList prices = read(ACME).endpoints().getFirst().prices();

        assertEquals(perMillion("1.25"), prices.at(PriceKey.PROMPT, 100_000, 0));
        assertEquals(perMillion("2.5"), prices.at(PriceKey.PROMPT, 100_001, 0));
        assertEquals(perMillion("5"), prices.at(PriceKey.COMPLETION, 1, 29));
        assertEquals(perMillion("10"), prices.at(PriceKey.COMPLETION, 1, 30));
        assertEquals(Optional.of(Price.parse("0.005")), prices.at(PriceKey.REQUEST, 1, 0));
    }

    @Test
    void a_second_document_adds_endpoints_to_models_that_are_known() {
        String more =
                """
                catalogue: 1
                providers:
                  - {slug: home, name: Home, base-url: "http://localhost:8000/v1", dialect: openai}
                endpoints:
                  - {model: acme/large, provider: home, upstream: large, prices: free, trust: T0}
                """;
        CatalogParts parts = CatalogDocument.parse(List.of(more), read(ACME)).orThrow();

        assertEquals(3, parts.catalog().endpoints("acme/large").size());
        assertTrue(parts.endpoints().getLast().prices().isFree());
        assertFalse(parts.catalog().provider("home").orElseThrow().dataPolicy().zeroRetention());
    }

    @Test
    void every_wrong_entry_is_told_and_nothing_is_read() {
        String wrong =
                ACME.replace("dialect: openai", "dialect: telnet")
                        .replace("released: 2026-01-31", "released: soon");

        assertEquals(
                List.of(
                        "providers[0] 'acme': dialect: 'telnet' is no known word",
                        "models[0] 'acme/large': released: is no date such as 2026-01-31: soon"),
                problems(wrong));
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    catalogue: 1           | catalogue: 2          | document: catalogue: is the version of the format and must be 1
                    slug: acme             | slug: Acme            | providers[0]: slug: is no lower-case name: Acme
                    name: Acme             | title: Acme           | providers[0] 'acme': title: is no field that is known here
                    https://api.acme.test/v1 | api.acme.test       | providers[0] 'acme': base-url: is no web address: api.acme.test
                    https://api.acme.test/v1 | https://acme.test/  | providers[0] 'acme': base-url: ends with a slash: https://acme.test/
                    "NO"                   | XX                    | providers[0] 'acme': headquarters: 'XX' is no known word
                    id: acme/large         | id: large             | models[0]: id: is no author/slug: large
                    context: 200_000       | context: 0            | models[0] 'acme/large': context: is zero
                    context: 200_000       | context: many         | models[0] 'acme/large': context: is no number
                    [text, image]          | [text, smell]         | models[0] 'acme/large': input: 'smell' is no known word
                    tag: acme/turbo        | tag: turbo            | models[0] 'acme/large': endpoints[1].tag: does not begin with its provider: turbo
                    tag: acme/turbo        | tag: acme             | models[0] 'acme/large': endpoints[1].tag: is in the catalogue twice
                    context: 64_000        | context: 900_000      | models[0] 'acme/large': endpoints[1].context: is not from 1 to 200000: 900000
                    max-output: 8_000      | max-output: 70_000    | models[0] 'acme/large': endpoints[1].max-output: is not from 1 to 64000: 70000
                    quantization: fp8      | quantization: fp5     | models[0] 'acme/large': endpoints[1].quantization: 'fp5' is no known word
                    prices: unknown        | # none                | models[0] 'acme/large': endpoints[1].prices: is missing
                    prompt: 1.25           | prompt: -1            | models[0] 'acme/large': endpoints[0].prices.per-million.prompt: is no price: -1
                    prompt: 1.25           | promt: 1.25           | models[0] 'acme/large': endpoints[0].prices.per-million.promt: is no known price
                    request: 0.005         | prompt: 1.25          | models[0] 'acme/large': endpoints[0].prices.per-unit.prompt: is in the wrong unit: 1.25 USD for a single token
                    16:30-00:30            | 16:30                 | models[0] 'acme/large': endpoints[0].prices.overrides[1].utc: is no window such as 16:30-00:30: 16:30
                    16:30-00:30            | 16:30-24:30           | models[0] 'acme/large': endpoints[0].prices.overrides[1].utc: is no time such as 16:30: 24:30
                    retention-days: 0      | retention-days: 5     | models[0] 'acme/large': endpoints[1].data-policy.zero-retention: contradicts training or keeping
                    retention-days: 30     | retention: none       | providers[0] 'acme': data-policy.retention: is no field that is known here
                    """)
    void what_is_wrong_is_named_by_entry_and_field(String right, String wrong, String problem) {
        assertEquals(problem, problems(ACME.replace(right, wrong)).getFirst());
    }

    @Test
    void a_discount_by_which_a_price_can_not_be_charged_is_named() {
        assertEquals(
                List.of(
                        "models[0] 'acme/large': endpoints[0].prices.discount: can't be charged: a"
                                + " discount of 0.1 makes request no price"),
                problems(
                        ACME.replace(
                                "request: 0.005}", "request: 1e-40}\n          discount: 0.1")));
    }

    @Test
    void an_endpoint_of_a_stranger_is_refused() {
        assertEquals(
                List.of(
                        "models[0] 'acme/large': endpoints[0].provider: is no provider that is"
                                + " known here"),
                problems(ACME.replaceFirst("- provider: acme", "- provider: emca")));
    }

    @Test
    void what_is_no_yaml_is_refused() {
        assertEquals(1, problems("catalogue: [").size());
        assertEquals(List.of("document: is no object"), problems("- 1"));
    }

    @Test
    void an_alias_names_models_that_are_known() {
        String alias = "aliases:\n  - {id: ~acme/best, models: [acme/large]}\n";
        assertEquals(
                List.of(new Alias("~acme/best", List.of("acme/large"))),
                read(ACME + alias).aliases());
        assertEquals(
                "acme/large",
                read(ACME + alias).catalog().alias("~acme/best").orElseThrow().models().getFirst());
        assertEquals(
                List.of(
                        "aliases[0] '~acme/best': models: 'acme/gone' is no model that is known"
                                + " here"),
                problems(ACME + alias.replace("acme/large", "acme/gone")));
        assertEquals(
                List.of("aliases[0] 'acme/best': id: is no ~author/name: acme/best"),
                problems(ACME + alias.replace("~", "")));
        assertEquals(
                List.of("aliases[0] '~acme/best': models: names no model"),
                problems(ACME + alias.replace("acme/large", "")));
        assertEquals(
                List.of("aliases[0] '~acme/best': model: is no field that is known here"),
                problems(ACME + alias.replace("models", "model")));
        assertEquals(
                List.of("aliases[1] '~acme/best': id: is in the catalogue twice"),
                problems(ACME + alias + alias.substring(alias.indexOf('\n') + 1)));
    }

    @Test
    void the_words_for_effort_that_a_model_knows_are_read() {
        String given =
                ACME.replace(
                        "    context: 200_000", "    efforts: [high, low]\n    context: 200_000");
        assertEquals(List.of("low", "high"), read(given).models().getFirst().efforts().words());
        assertEquals(
                List.of("models[0] 'acme/large': efforts: 'enormous' is no known word"),
                problems(given.replace("high", "enormous")));
    }

    private static CatalogParts read(String yaml) {
        return CatalogDocument.parse(yaml).orThrow();
    }

    private static List<String> problems(String yaml) {
        return switch (CatalogDocument.parse(yaml)) {
            case Refused<CatalogParts>(List<Problem> found) ->
                    found.stream().map(Problem::toString).toList();
            case Reading.Complete<CatalogParts> complete -> List.of();
        };
    }

    private static Optional<Price> perMillion(String dollars) {
        return Optional.of(Price.perMillion(dollars));
    }
}
