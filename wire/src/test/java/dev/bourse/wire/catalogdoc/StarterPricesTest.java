package dev.bourse.wire.catalogdoc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.unit.Price;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The starter catalogue beside OpenRouter's list of May 2026, which shows one price a model. */
class StarterPricesTest {
    private static final Set<Parameter> UNLISTED =
            Set.of(
                    Parameter.PARALLEL_TOOL_CALLS,
                    Parameter.VERBOSITY,
                    Parameter.STOP,
                    Parameter.FREQUENCY_PENALTY,
                    Parameter.PRESENCE_PENALTY,
                    Parameter.LOGIT_BIAS,
                    Parameter.LOGPROBS,
                    Parameter.TOP_LOGPROBS);

    private static final BigDecimal TIMES_CHEAPER = new BigDecimal("0.1");
    private static final BigDecimal TIMES_DEARER = new BigDecimal("20");

    /** At whose provider an author's own price is listed. */
    private static final Map<String, String> OWN =
            Map.ofEntries(
                    Map.entry("openai", "openai"),
                    Map.entry("anthropic", "anthropic"),
                    Map.entry("google", "google-ai-studio"),
                    Map.entry("mistralai", "mistral"),
                    Map.entry("x-ai", "xai"),
                    Map.entry("cohere", "cohere"),
                    Map.entry("perplexity", "perplexity"),
                    Map.entry("ai21", "ai21"),
                    Map.entry("inception", "inception"),
                    Map.entry("upstage", "upstage"),
                    Map.entry("deepseek", "deepseek"),
                    Map.entry("moonshotai", "moonshotai"),
                    Map.entry("z-ai", "z-ai"),
                    Map.entry("qwen", "alibaba"),
                    Map.entry("minimax", "minimax"));

    /** OpenRouter rounds the cache price up, or leaves it out. */
    private static final Set<String> OTHER_CACHE_PRICE =
            Set.of("openai/gpt-4o", "openai/gpt-5-nano");

    /** OpenRouter has 20 to 35 % off Alibaba's list price. */
    private static final Set<String> DISCOUNTED =
            Set.of(
                    "qwen/qwen3-coder-plus",
                    "qwen/qwen3-max",
                    "qwen/qwen3.6-max-preview",
                    "qwen/qwen3.6-plus");

    /** OpenRouter shows somebody who is cheaper than the author. */
    private static final Set<String> CHEAPER_ELSEWHERE =
            Set.of(
                    "deepseek/deepseek-v4-flash",
                    "minimax/minimax-m2.1",
                    "minimax/minimax-m2.5",
                    "minimax/minimax-m2.7",
                    "mistralai/mistral-small-3.2-24b-instruct",
                    "moonshotai/kimi-k2.5",
                    "moonshotai/kimi-k2.6",
                    "z-ai/glm-4.5-air",
                    "z-ai/glm-4.6",
                    "z-ai/glm-4.7",
                    "z-ai/glm-5",
                    "z-ai/glm-5.1");

    private final CatalogParts starter = StarterCatalog.parts();

    private final Catalog listed = OpenRouterModelsTest.realCatalog();

    @Test
    void an_author_takes_the_listed_price_but_for_deviations_that_are_known() {
        Set<String> known = new TreeSet<>(OTHER_CACHE_PRICE);
        known.addAll(DISCOUNTED);
        known.addAll(CHEAPER_ELSEWHERE);
        List<Endpoint> own = chatting().filter(this::isOwn).toList();
        Set<String> deviating =
                own.stream()
                        .filter(endpoint -> !isSame(endpoint))
                        .map(Endpoint::modelId)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(73, own.size());
        assertEquals(known, deviating);
    }

    @Test
    void no_price_is_far_from_the_listed_one() {
        for (Endpoint endpoint : chatting().toList()) {
            if (endpoint.prices().isKnown() && !endpoint.prices().isFree()) {
                assertNear(endpoint, PriceKey.PROMPT);
                assertNear(endpoint, PriceKey.COMPLETION);
            }
        }
    }

    /** The list leaves out some of what the clients of their makers say. */
    @Test
    void what_is_told_about_a_model_agrees_with_the_list() {
        for (Model model : starter.models()) {
            if (!model.outputs().contains(Modality.TEXT)) {
                continue;
            }
            Model other = listed.model(model.id()).orElseThrow();
            assertEquals(other.canonicalSlug(), model.canonicalSlug());
            assertEquals(other.name(), model.name());
            assertEquals(other.inputs(), model.inputs());
            Set<Parameter> more = EnumSet.copyOf(model.parameters());
            more.removeAll(other.parameters());
            assertTrue(model.parameters().containsAll(other.parameters()), model.id());
            assertTrue(UNLISTED.containsAll(more), () -> model.id() + " " + more);
            assertTrue(model.contextLength() >= other.contextLength(), model.id());
        }
    }

    /** The list has only models that answer in text. */
    private Stream<Endpoint> chatting() {
        return starter.endpoints().stream()
                .filter(endpoint -> endpoint.outputs().contains(Modality.TEXT));
    }

    private boolean isOwn(Endpoint endpoint) {
        String author = endpoint.modelId().substring(0, endpoint.modelId().indexOf('/'));
        return endpoint.provider().equals(OWN.get(author));
    }

    private boolean isSame(Endpoint endpoint) {
        return List.of(PriceKey.PROMPT, PriceKey.COMPLETION, PriceKey.INPUT_CACHE_READ).stream()
                .allMatch(key -> price(endpoint, key).equals(price(listed(endpoint), key)));
    }

    private void assertNear(Endpoint endpoint, PriceKey key) {
        BigDecimal here = price(endpoint, key).orElseThrow().dollars();
        BigDecimal there = price(listed(endpoint), key).orElseThrow().dollars();
        assertTrue(
                here.compareTo(there.multiply(TIMES_CHEAPER)) >= 0
                        && here.compareTo(there.multiply(TIMES_DEARER)) <= 0,
                () -> endpoint.id() + " " + key + ": " + here + " beside " + there);
    }

    private Endpoint listed(Endpoint endpoint) {
        return listed.endpoints(endpoint.modelId()).getFirst();
    }

    private static Optional<Price> price(Endpoint endpoint, PriceKey key) {
        return endpoint.prices().at(key, 1, 0);
    }
}
