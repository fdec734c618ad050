package dev.bourse.wire.fact;

import dev.bourse.domain.fact.AppDescribed;
import dev.bourse.domain.fact.CreditsGranted;
import dev.bourse.domain.fact.Fact;
import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationStarted;
import dev.bourse.domain.fact.KeyChanged;
import dev.bourse.domain.fact.KeyDeleted;
import dev.bourse.domain.fact.KeyIssued;
import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PriceListed;
import dev.bourse.domain.fact.PromptClassified;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.fact.ScoresImported;

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
    PRESET_CHANGED("preset.changed");

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
        };
    }

    static FactType of(String tag) {
        for (FactType type : values()) {
            if (type.tag.equals(tag)) {
                return type;
            }
        }
        throw new FactException("unknown type of fact '" + tag + "'");
    }
}
