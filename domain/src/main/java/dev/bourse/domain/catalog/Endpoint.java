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
        boolean moderated) {
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
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
        parameters = Set.copyOf(parameters);
    }
}
