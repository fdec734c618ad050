package dev.bourse.wire.fact;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.KeyChanged;
import dev.bourse.domain.fact.KeyDeleted;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.fact.ListingFact;
import dev.bourse.domain.fact.OfferDecided;
import dev.bourse.domain.fact.OfferGone;
import dev.bourse.domain.fact.OfferSeen;
import dev.bourse.domain.fact.OfferTested;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ProviderListed;
import dev.bourse.domain.fact.ProviderWithdrawn;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;

import java.util.HashMap;
import java.util.Map;

/** The type tags of stored facts. */
enum FactType {
    STARTED("gen.started"),
    FINISHED("gen.finished"),
    KEY_ISSUED("key.issued"),
    KEY_CHANGED("key.changed"),
    KEY_DELETED("key.deleted"),
    CREDITS_GRANTED("credits.granted"),
    PROMPT_CLASSIFIED("prompt.classified"),
    PRICE_LISTED("price.listed"),
    SCORE_PUBLISHED("score.published"),
    SCORES_IMPORTED("scores.imported"),
    APP_DESCRIBED("app.described"),
    PRESET_SAVED("preset.saved"),
    PRESET_CHANGED("preset.changed"),
    PROVIDER_LISTED("provider.listed"),
    PROVIDER_WITHDRAWN("provider.withdrawn"),
    OFFER_SEEN("offer.seen"),
    OFFER_GONE("offer.gone"),
    OFFER_TESTED("offer.tested"),
    OFFER_DECIDED("offer.decided");

    private static final Map<String, FactType> BY_TAG = byTag();

    private final String tag;

    FactType(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    static FactType of(Fact fact) {
        return switch (fact) {
            case GenerationStarted started -> STARTED;
            case GenerationFinished finished -> FINISHED;
            case KeyIssued issued -> KEY_ISSUED;
            case KeyChanged changed -> KEY_CHANGED;
            case KeyDeleted deleted -> KEY_DELETED;
            case CreditsGranted granted -> CREDITS_GRANTED;
            case PromptClassified prompt -> PROMPT_CLASSIFIED;
            case PriceListed price -> PRICE_LISTED;
            case ScorePublished score -> SCORE_PUBLISHED;
            case ScoresImported file -> SCORES_IMPORTED;
            case AppDescribed app -> APP_DESCRIBED;
            case PresetSaved saved -> PRESET_SAVED;
            case PresetChanged changed -> PRESET_CHANGED;
            case ListingFact listing -> of(listing);
        };
    }

    private static FactType of(ListingFact fact) {
        return switch (fact) {
            case ProviderListed listed -> PROVIDER_LISTED;
            case ProviderWithdrawn withdrawn -> PROVIDER_WITHDRAWN;
            case OfferSeen offer -> OFFER_SEEN;
            case OfferGone gone -> OFFER_GONE;
            case OfferTested test -> OFFER_TESTED;
            case OfferDecided word -> OFFER_DECIDED;
        };
    }

    static FactType of(String tag) {
        FactType type = BY_TAG.get(tag);
        if (type == null) {
            throw new FactException("unknown type of fact '" + tag + "'");
        }
        return type;
    }

    private static Map<String, FactType> byTag() {
        Map<String, FactType> types = new HashMap<>();
        for (FactType type : values()) {
            types.put(type.tag, type);
        }
        return types;
    }
}
