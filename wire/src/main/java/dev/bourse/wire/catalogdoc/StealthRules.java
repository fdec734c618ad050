package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Stealth;
import dev.bourse.domain.catalog.TrustTier;

import java.util.List;
import java.util.Set;

/** What a catalogue document may not say about something that hides, lest it tells who it is. */
final class StealthRules {
    private static final List<String> TELLING =
            List.of("hugging-face", "tokenizer", "knowledge-cutoff");

    private StealthRules() {}

    /** Whether an endpoint hides who runs it; every endpoint of a stealth model does. */
    static boolean isStealth(Entry entry, Model model) {
        boolean stealth = entry.flag("stealth").orElse(false);
        if (model.isStealth() && !stealth) {
            throw entry.wrong("stealth", "must be true for a model of " + Stealth.SLUG + "/");
        }
        return stealth;
    }

    /** The same endpoint, run by that provider in secret. */
    static Endpoint hidden(Entry entry, Endpoint endpoint, Provider provider) {
        if (endpoint.trust() != TrustTier.T3) {
            throw entry.wrong("trust", "is T3 for who hides");
        }
        if (!endpoint.outputs().equals(Set.of(Modality.TEXT))) {
            throw entry.wrong("output", "is text and nothing else for who hides");
        }
        if (endpoint.parameters().contains(Parameter.LOGPROBS)
                || endpoint.parameters().contains(Parameter.TOP_LOGPROBS)) {
            throw entry.wrong("parameters", "has log probabilities, which tell the tokenizer");
        }
        return endpoint.runBy(provider.slug());
    }

    /** A stealth model names nothing by which it could be found. */
    static void check(Entry entry, Model model) {
        if (model.isStealth()) {
            for (String field : TELLING) {
                if (entry.text(field).isPresent()) {
                    throw entry.wrong(field, "tells who a stealth model is");
                }
            }
            if (!model.canonicalSlug().startsWith(Stealth.SLUG + "/")) {
                throw entry.wrong("canonical", "tells who a stealth model is");
            }
        }
    }
}
