package dev.bourse.domain.catalog;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * One model at one provider: what a plan chooses among.
 *
 * @param id unique and stable: {@code modelId@tag}
 * @param modelId the model it serves
 * @param provider slug of the provider
 * @param tag routable name such as {@code deepinfra}, {@code deepinfra/turbo}, {@code openai/flex}
 * @param upstreamModel the name that the provider knows the model by, sent verbatim
 * @param quantization number format of the weights
 * @param region deployment region, null when it has none
 * @param tier service tier
 * @param contextLength tokens of prompt and completion together
 * @param maxPromptTokens the longest prompt it takes
 * @param maxCompletionTokens the longest completion it gives
 * @param prices what it charges
 * @param inputs kinds of content it reads
 * @param outputs kinds of content it produces
 * @param parameters request parameters it supports
 * @param dataPolicy what happens to prompts there
 * @param trust how much is known about the listing
 * @param implicitCaching whether it caches prompts without being asked
 * @param moderated whether prompts are moderated before they reach it
 * @param runBy slug of the provider that really runs it, where {@code provider} is {@link
 *     Stealth#SLUG} in its place; null where nothing is hidden, or who looks must not know
 */
public record Endpoint(
        String id,
        String modelId,
        String provider,
        String tag,
        String upstreamModel,
        Quantization quantization,
        @Nullable String region,
        ServiceTier tier,
        long contextLength,
        long maxPromptTokens,
        long maxCompletionTokens,
        PriceList prices,
        Set<Modality> inputs,
        Set<Modality> outputs,
        Set<Parameter> parameters,
        DataPolicy dataPolicy,
        TrustTier trust,
        boolean implicitCaching,
        boolean moderated,
        @Nullable String runBy) {
    public Endpoint {
        if (!id.equals(modelId + "@" + tag)) {
            throw new IllegalArgumentException("an endpoint id is modelId@tag: '" + id + "'");
        }
        if (!tag.equals(provider) && !tag.startsWith(provider + "/")) {
            throw new IllegalArgumentException("tag '" + tag + "' is not of " + provider);
        }
        if (contextLength <= 0 || maxPromptTokens <= 0 || maxCompletionTokens <= 0) {
            throw new IllegalArgumentException("limits of '" + id + "' must be positive");
        }
        if (runBy != null && !(provider.equals(Stealth.SLUG) && trust == TrustTier.T3)) {
            throw new IllegalArgumentException("who hides is anonymous: '" + id + "'");
        }
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
        parameters = Set.copyOf(parameters);
    }

    /** Whether nobody is told who runs it. */
    public boolean isStealth() {
        return provider.equals(Stealth.SLUG);
    }

    /** Slug of the provider that requests go to, whatever name it goes by. */
    public String operator() {
        return runBy == null ? provider : runBy;
    }

    /** The same without a trace of who runs it, nor of what it is called there. */
    Endpoint disguised() {
        return runBy == null ? this : with(modelId, null);
    }

    /** The same, run in secret by the provider of that slug. */
    public Endpoint runBy(String slug) {
        return with(upstreamModel, slug);
    }

    /**
     * The same, bounded.
     *
     * @param context tokens of prompt and completion together at most, at least one
     */
    public Endpoint within(long context) {
        return with(context, upstreamModel, runBy);
    }

    private Endpoint with(String upstream, @Nullable String operator) {
        return with(contextLength, upstream, operator);
    }

    private Endpoint with(long most, String upstream, @Nullable String operator) {
        return new Endpoint(
                id,
                modelId,
                provider,
                tag,
                upstream,
                quantization,
                region,
                tier,
                Math.min(contextLength, most),
                Math.min(maxPromptTokens, most),
                Math.min(maxCompletionTokens, most),
                prices,
                inputs,
                outputs,
                parameters,
                dataPolicy,
                trust,
                implicitCaching,
                moderated,
                operator);
    }
}
