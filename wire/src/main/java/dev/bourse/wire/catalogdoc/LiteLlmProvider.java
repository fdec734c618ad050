package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.ServiceTier;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.wire.catalogdoc.LiteLlmPrices.Listed;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A provider as LiteLLM names it, where a model's name there is what the provider itself calls it.
 * At others (Azure, Bedrock, Vertex) callers name deployments or regions of their own.
 *
 * @param slug the provider in the catalogue
 * @param author whose its models are when their names do not say
 */
record LiteLlmProvider(String slug, String author) {
    private static final Map<String, LiteLlmProvider> KNOWN =
            Map.ofEntries(
                    Map.entry("openai", new LiteLlmProvider("openai", "openai")),
                    Map.entry("anthropic", new LiteLlmProvider("anthropic", "anthropic")),
                    Map.entry("gemini", new LiteLlmProvider("google-ai-studio", "google")),
                    Map.entry("mistral", new LiteLlmProvider("mistral", "mistralai")),
                    Map.entry("xai", new LiteLlmProvider("xai", "x-ai")),
                    Map.entry("cohere", new LiteLlmProvider("cohere", "cohere")),
                    Map.entry("cohere_chat", new LiteLlmProvider("cohere", "cohere")),
                    Map.entry("jina_ai", new LiteLlmProvider("jina", "jinaai")),
                    Map.entry("perplexity", new LiteLlmProvider("perplexity", "perplexity")),
                    Map.entry("ai21", new LiteLlmProvider("ai21", "ai21")),
                    Map.entry("deepseek", new LiteLlmProvider("deepseek", "deepseek")),
                    Map.entry("moonshot", new LiteLlmProvider("moonshotai", "moonshotai")),
                    Map.entry("dashscope", new LiteLlmProvider("alibaba", "qwen")),
                    Map.entry("groq", new LiteLlmProvider("groq", "groq")),
                    Map.entry("cerebras", new LiteLlmProvider("cerebras", "cerebras")),
                    Map.entry("sambanova", new LiteLlmProvider("sambanova", "sambanova")),
                    Map.entry("together_ai", new LiteLlmProvider("together", "together")),
                    Map.entry("fireworks_ai", new LiteLlmProvider("fireworks", "fireworks")),
                    Map.entry("deepinfra", new LiteLlmProvider("deepinfra", "deepinfra")),
                    Map.entry("hyperbolic", new LiteLlmProvider("hyperbolic", "hyperbolic")),
                    Map.entry("friendliai", new LiteLlmProvider("friendli", "friendli")),
                    Map.entry("openrouter", new LiteLlmProvider("openrouter", "openrouter")));

    /** Those that rank under another address than they chat. */
    private static final Map<String, LiteLlmProvider> RANKING =
            Map.of("cohere", new LiteLlmProvider("cohere-v2", "cohere"));

    /** Where an entry's model works; empty when names there mean something else. */
    static Optional<LiteLlmProvider> of(Listed listed) {
        boolean ranks = ListedWork.of(listed.mode()).filter(ListedWork.RERANK::equals).isPresent();
        return Optional.ofNullable(ranks ? RANKING.get(listed.provider()) : null)
                .or(() -> Optional.ofNullable(KNOWN.get(listed.provider())));
    }

    Model model(Listed listed, ListedWork work) {
        return new Model(
                id(listed.model()),
                id(listed.model()),
                listed.model(),
                "Listed in LiteLLM's price map, which says nothing else about it.",
                0,
                listed.maxInputTokens(),
                work.inputs(listed.inputs()),
                work.outputs(),
                "Other",
                work == ListedWork.CHAT ? parameters(listed) : Set.of(),
                null,
                null,
                listed.deprecated(),
                false);
    }

    Endpoint endpoint(Listed listed, Model model, Provider provider) {
        long context = model.contextLength();
        long most = listed.maxOutputTokens() == 0 ? context : listed.maxOutputTokens();
        return new Endpoint(
                model.id() + "@" + slug,
                model.id(),
                slug,
                slug,
                listed.model(),
                Quantization.UNKNOWN,
                null,
                ServiceTier.DEFAULT,
                context,
                context,
                Math.min(context, most),
                listed.prices(),
                model.inputs(),
                model.outputs(),
                model.parameters(),
                provider.dataPolicy(),
                TrustTier.T2,
                false,
                false,
                null);
    }

    /** A path of one step names an author; of a longer one only the last step is a name. */
    private String id(String name) {
        String path = name.toLowerCase(Locale.ROOT);
        boolean authored = path.indexOf('/') > 0 && path.indexOf('/') == path.lastIndexOf('/');
        return authored ? path : author + "/" + path.substring(path.lastIndexOf('/') + 1);
    }

    /** The map tells features only; how long an answer may be can be told to every chat. */
    private Set<Parameter> parameters(Listed listed) {
        Set<Parameter> all = new HashSet<>(listed.parameters());
        all.add(slug.equals("openai") ? Parameter.MAX_COMPLETION_TOKENS : Parameter.MAX_TOKENS);
        return Set.copyOf(all);
    }
}
