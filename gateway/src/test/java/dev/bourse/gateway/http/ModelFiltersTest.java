package dev.bourse.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.routing.Health;
import dev.bourse.domain.routing.Percentiles;
import dev.bourse.domain.routing.ToolRecord;
import dev.bourse.wire.catalogdoc.CatalogDocument;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every filter and every order of {@code GET /models} (openrouter.md 1.9), over four models. */
class ModelFiltersTest {
    private static final long NOW = Instant.parse("2026-03-02T12:00:00Z").getEpochSecond();

    private static final String DOCUMENT =
            """
            catalogue: 1
            providers:
              - {slug: alpha, name: Alpha, base-url: "https://a.test/v1", dialect: openai, data-policy: unknown}
              - {slug: beta, name: Beta, base-url: "https://b.test/v1", dialect: openai,
                 data-policy: {trains: false, retention-days: 0, zero-retention: true}}
            models:
              - id: ant/big
                name: Big
                description: Thinks for long.
                released: 2026-01-01
                context: 200_000
                tokenizer: Claude
                input: [text, image]
                parameters: [tools, seed]
                endpoints:
                  - {provider: alpha, upstream: b, prices: {per-million: {prompt: 5, completion: 25}}}
                  - {provider: beta, upstream: b, region: eu, prices: {per-million: {prompt: 6, completion: 30}}}
              - id: cat/mid
                name: Middle
                description: For cats.
                released: 2026-02-28
                context: 32_000
                tokenizer: GPT
                distillable: true
                parameters: [tools]
                endpoints:
                  - {provider: alpha, tag: alpha/turbo, upstream: m, region: us, prices: {per-million: {prompt: 1, completion: 2}}}
              - id: cat/low
                name: Low
                description: Costs nothing.
                released: 2025-03-02
                context: 8_000
                tokenizer: GPT
                parameters: [temperature]
                endpoints:
                  - {provider: beta, upstream: l, prices: free}
              - id: dog/unpriced
                name: Unpriced
                description: Draws.
                released: 2025-12-31
                context: 64_000
                output: [text, image]
                parameters: []
                endpoints:
                  - {provider: alpha, upstream: u, prices: unknown}
            """;

    private static final List<ScorePublished> SCORES =
            List.of(
                    score("artificial-analysis", "intelligence_index", "ant/big", "60"),
                    score("artificial-analysis", "coding_index", "ant/big", "40"),
                    score("artificial-analysis", "intelligence_index", "cat/mid", "50"),
                    score("artificial-analysis", "coding_index", "cat/mid", "55"),
                    score("artificial-analysis", "agentic_index", "cat/low", "10"),
                    score("artificial-analysis", "agentic_index", "cat/mid", "0"),
                    score("somebody", "intelligence_index", "dog/unpriced", "99"),
                    score("design-arena", "website", "cat/low", "1100"),
                    score("design-arena", "website", "ant/big", "1000"),
                    score("design-arena", "game", "ant/big", "1200"));

    private static final Map<String, Health> HEALTH =
            Map.of(
                    "ant/big@alpha", health(0.5, 40, new ToolRecord(100, 10, 1)),
                    "ant/big@beta", health(2, 90, new ToolRecord(100, 10, 3)),
                    "cat/mid@alpha/turbo", health(0.2, 60, new ToolRecord(100, 4, 0)));

    private static final Map<String, Long> POPULARITY = Map.of("cat/low", 9L, "dog/unpriced", 12L);

    private final Catalog catalog = catalog();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                    | big mid low unpriced",
                "output_modalities=all               | big mid low unpriced",
                "output_modalities=image             | unpriced",
                "output_modalities=text,image        | unpriced",
                "q=CATS                              | mid",
                "q=ant/                              | big",
                "q=nobody                            |",
                "q=                                  | big mid low unpriced",
                "category=programming                | mid",
                "supported_parameters=tools          | big mid",
                "supported_parameters=tools, seed    | big",
                "input_modalities=image              | big",
                "context=32000                       | big mid unpriced",
                "min_price=1                         | big mid",
                "max_price=1                         | mid low",
                "max_price=0                         | low",
                "min_output_price=2.5                | big",
                "max_output_price=25                 | big mid low",
                "arch=gpt                            | mid low",
                "model_authors=cat,dog               | mid low unpriced",
                "providers=beta                      | big low",
                "providers=alpha/turbo               | mid",
                "distillable=true                    | mid",
                "distillable=false                   | big low unpriced",
                "zdr=true                            | big low",
                "zdr=false                           | big mid unpriced",
                "region=eu                           | big",
                "region=us                           | mid",
                "min_age_days=61                     | low unpriced",
                "max_age_days=2                      | mid",
                "min_intelligence_index=50           | big mid",
                "max_intelligence_index=50           | mid",
                "min_coding_index=40.1               | mid",
                "max_coding_index=40                 | big",
                "min_agentic_index=0                 | mid low",
                "max_agentic_index=0                 | mid",
                "min_tool_success_rate=0.8           | big mid",
                "min_tool_success_rate=0.81          | mid",
                "max_tool_success_rate=0.8           | big",
                "min_trust=T1                        |",
                "max_price=1&supported_parameters=tools | mid",
            })
    void a_filter_keeps_the_models_that_are_known_to_pass(
            @Nullable String query, @Nullable String slugs) {
        assertEquals(words(slugs), found(Optional.ofNullable(query).orElse("")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "most-popular                 | unpriced low big mid",
                "top-weekly                   | unpriced low big mid",
                "newest                       | mid big unpriced low",
                "pricing-low-to-high          | low mid big unpriced",
                "pricing-high-to-low          | big mid low unpriced",
                "context-high-to-low          | big unpriced mid low",
                "throughput-high-to-low       | big mid low unpriced",
                "latency-low-to-high          | mid big low unpriced",
                "intelligence-high-to-low     | big mid low unpriced",
                "coding-high-to-low           | mid big low unpriced",
                "agentic-high-to-low          | low mid big unpriced",
                "design-arena-elo-high-to-low | big low mid unpriced",
            })
    void an_order_puts_what_is_not_known_last(String sort, String slugs) {
        List<String> sorted =
                facts().sorted(ModelSort.of(sort).comparator())
                        .map(ModelFiltersTest::slug)
                        .toList();
        assertEquals(words(slugs), sorted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min_intelligence_index=clever  | min_intelligence_index: 'clever' is no number",
                "max_tool_success_rate=all      | max_tool_success_rate: 'all' is no number",
                "max_price=                     | max_price: '%' is no number",
                "zdr=perhaps                    | zdr: true or false, not 'perhaps'",
                "supported_parameters=tool      | supported_parameters: there is no 'tool'",
                "output_modalities=smell        | output_modalities: there is no 'smell'",
                "category=juggling              | category: there is no category 'juggling'",
            })
    void a_filter_that_makes_no_sense_is_named(String query, String message) {
        String asked = query.endsWith("=") ? query + "%25" : query;
        BadQuery bad = assertThrows(BadQuery.class, () -> found(asked));
        assertTrue(String.valueOf(bad.getMessage()).contains(message), bad::getMessage);
    }

    private List<String> found(String query) {
        ModelFilters filters = new ModelFilters(NOW, ModelFiltersTest::usedFor);
        return facts().filter(filters.of(parsed(query))).map(ModelFiltersTest::slug).toList();
    }

    private static Set<String> usedFor(String category) {
        if (!category.equals("programming")) {
            throw new BadQuery("category", "there is no category '" + category + "'");
        }
        return Set.of("cat/mid", "no/longer-here");
    }

    private Stream<ModelFacts> facts() {
        return catalog.models().stream().map(this::facts);
    }

    private ModelFacts facts(Model model) {
        ModelScores scores = ModelScores.of(SCORES).getOrDefault(model.id(), ModelScores.NONE);
        long popularity = POPULARITY.getOrDefault(model.id(), 0L);
        return ModelFacts.of(model, catalog, ModelFiltersTest::health, popularity, scores);
    }

    private static Health health(Endpoint endpoint) {
        return Optional.ofNullable(HEALTH.get(endpoint.id())).orElse(Health.UNKNOWN);
    }

    private static Health health(double latency, double throughput, ToolRecord tools) {
        return new Health(100, 0, 0, 0, 0, same(latency), same(throughput), tools);
    }

    private static Percentiles same(double all) {
        return new Percentiles(all, all, all, all, 100);
    }

    private static ScorePublished score(
            String source, String benchmark, String model, String score) {
        return new ScorePublished(
                0,
                source,
                benchmark,
                model,
                new BigDecimal(score),
                null,
                0,
                LocalDate.parse("2026-03-01"),
                null);
    }

    private static String slug(ModelFacts facts) {
        return facts.model().id().replaceFirst(".*/", "");
    }

    private static List<String> words(@Nullable String text) {
        return Stream.of(Optional.ofNullable(text).orElse("").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Map<String, String> parsed(String query) {
        return Stream.of(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    private static Catalog catalog() {
        return CatalogDocument.parse(DOCUMENT).orThrow().catalog();
    }
}
