package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.ServiceTier;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * What a request needs from routing; no text.
 *
 * @param models the model and its fallbacks, at least one, in order
 * @param preference the caller's wishes
 * @param parameters request parameters that were sent
 * @param inputs kinds of content in the prompt
 * @param outputs kinds of content asked for
 * @param promptTokens estimated length of the prompt
 * @param maxOutputTokens the cap that the caller set; -1 when none
 * @param tier the service tier asked for
 * @param stickyTo id of the endpoint that this session last used with success; null when none
 * @param signer who has signed reasoning in the history; null when nobody has
 * @param party who asks
 * @param compression whether the middle of the conversation may be left out
 */
public record Demand(
        List<ModelName> models,
        Preference preference,
        Set<Parameter> parameters,
        Set<Modality> inputs,
        Set<Modality> outputs,
        long promptTokens,
        long maxOutputTokens,
        ServiceTier tier,
        @Nullable String stickyTo,
        @Nullable Signer signer,
        Party party,
        Compression compression) {
    public Demand {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a demand names at least one model");
        }
        if (promptTokens < 0 || maxOutputTokens < -1) {
            throw new IllegalArgumentException("sizes are counts; -1 only for no output cap");
        }
        models = List.copyOf(models);
        parameters = Set.copyOf(parameters);
        inputs = Set.copyOf(inputs);
        outputs = Set.copyOf(outputs);
    }

    /** What nobody in particular needs, all of which must be kept. */
    public Demand(
            List<ModelName> models,
            Preference preference,
            Set<Parameter> parameters,
            Set<Modality> inputs,
            Set<Modality> outputs,
            long promptTokens,
            long maxOutputTokens,
            ServiceTier tier,
            @Nullable String stickyTo,
            @Nullable Signer signer) {
        this(
                models,
                preference,
                parameters,
                inputs,
                outputs,
                promptTokens,
                maxOutputTokens,
                tier,
                stickyTo,
                signer,
                Party.NOBODY,
                Compression.OFF);
    }

    /** The same demand of that party, in a session that last used that endpoint. */
    public Demand by(Party someone, @Nullable String endpointId) {
        return new Demand(
                models,
                preference,
                parameters,
                inputs,
                outputs,
                promptTokens,
                maxOutputTokens,
                tier,
                endpointId,
                signer,
                someone,
                compression);
    }

    /** The same demand, when these kinds of credentials were found in the request. */
    public Demand carrying(List<String> credentials) {
        return by(party.carrying(credentials), stickyTo);
    }
}
