package dev.bourse.wire.catalogdoc;

import dev.bourse.domain.catalog.DataPolicy;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.catalog.Model;
import dev.bourse.domain.catalog.Parameter;
import dev.bourse.domain.catalog.Provider;
import dev.bourse.domain.catalog.Quantization;
import dev.bourse.domain.catalog.Stealth;
import dev.bourse.domain.catalog.TrustTier;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.ProviderListed;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An offer whose author hides (openrouter.md 5.4). What would tell who it is is refused where
 * people read it, and left out where it is only a trace.
 */
record HiddenOffer(OfferPlace place, Provider who) {
    private static final String PREFIX = Stealth.SLUG + "/";

    /** The offer as its listing's terms want it: hidden, or under the name of who makes it. */
    static OfferSeen on(ProviderListed terms, OfferPlace place, OfferSeen offer) {
        if (terms.authorHidden()) {
            return new HiddenOffer(place, terms.who()).of(offer);
        }
        if (offer.model().isStealth()) {
            throw place.wrong("openrouter.slug", "is for listings whose author hides");
        }
        return offer;
    }

    private OfferSeen of(OfferSeen offer) {
        if (!offer.model().isStealth()) {
            throw place.wrong(
                    "openrouter.slug", "must begin with " + PREFIX + ", since its author hides");
        }
        if (!offer.endpoint().outputs().equals(Set.of(Modality.TEXT))) {
            throw place.wrong("output_modalities", "is text and nothing else for who hides");
        }
        return new OfferSeen(
                offer.atMicros(),
                model(offer.model()),
                endpoint(offer.endpoint()),
                offer.ready(),
                offer.deprecatedAtMicros());
    }

    private Model model(Model open) {
        return new Model(
                open.id(),
                open.canonicalSlug(),
                silent("name", open.name()),
                silent("description", open.description()),
                open.created(),
                open.contextLength(),
                open.inputs(),
                open.outputs(),
                "Other",
                silent(open.parameters()),
                null,
                null,
                open.expirationDate(),
                false);
    }

    private Endpoint endpoint(Endpoint open) {
        String tag = Stealth.SLUG + open.tag().substring(open.provider().length());
        return new Endpoint(
                open.modelId() + "@" + tag,
                open.modelId(),
                Stealth.SLUG,
                tag,
                open.upstreamModel(),
                Quantization.UNKNOWN,
                null,
                open.tier(),
                open.contextLength(),
                open.maxPromptTokens(),
                open.maxCompletionTokens(),
                open.prices(),
                open.inputs(),
                open.outputs(),
                silent(open.parameters()),
                DataPolicy.UNKNOWN,
                TrustTier.T3,
                open.implicitCaching(),
                open.moderated(),
                who.slug());
    }

    private String silent(String field, String text) {
        if (Stream.of(who.slug(), who.name()).anyMatch(name -> word(name).matcher(text).find())) {
            throw place.wrong(field, "names its provider, which hides");
        }
        return text;
    }

    private static Pattern word(String name) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Log probabilities tell the tokenizer. */
    private static Set<Parameter> silent(Set<Parameter> parameters) {
        Set<Parameter> kept = EnumSet.noneOf(Parameter.class);
        kept.addAll(parameters);
        kept.remove(Parameter.LOGPROBS);
        kept.remove(Parameter.TOP_LOGPROBS);
        return kept;
    }
}
