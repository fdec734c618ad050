package dev.bourse.wire.fact;

import dev.bourse.domain.fact.PresetChanged;
import dev.bourse.domain.fact.PresetFact;
import dev.bourse.domain.fact.PresetSaved;
import dev.bourse.domain.fact.PresetStatus;
import dev.bourse.domain.unit.KeyHash;

/** The stored form of facts about presets. */
record PresetCodec(FactWriter out) {
    void write(PresetFact fact) {
        out.text(Name.ACCOUNT, fact.account());
        out.text(Name.SLUG, fact.slug());
        switch (fact) {
            case PresetSaved saved -> write(saved);
            case PresetChanged changed -> write(changed);
        }
    }

    static PresetSaved saved(Fields in, long at) {
        return new PresetSaved(
                at,
                in.text(Name.ACCOUNT),
                in.text(Name.SLUG),
                in.smallNumber(Name.VERSION),
                in.text(Name.CONFIG),
                in.optionalText(Name.SYSTEM_PROMPT),
                new KeyHash(in.text(Name.KEY)));
    }

    static PresetChanged changed(Fields in, long at) {
        return new PresetChanged(
                at,
                in.text(Name.ACCOUNT),
                in.text(Name.SLUG),
                in.text(Name.NAME),
                in.optionalText(Name.DESCRIPTION),
                in.word(PresetStatus.class, Name.PRESET_STATUS),
                in.number(Name.SINCE),
                in.smallNumber(Name.VERSION));
    }

    private void write(PresetSaved saved) {
        out.number(Name.VERSION, saved.version());
        out.text(Name.CONFIG, saved.config());
        out.text(Name.SYSTEM_PROMPT, saved.systemPrompt());
        out.text(Name.KEY, saved.creator().hex());
    }

    private void write(PresetChanged changed) {
        out.text(Name.NAME, changed.name());
        out.text(Name.DESCRIPTION, changed.description());
        out.word(Name.PRESET_STATUS, changed.status());
        out.number(Name.SINCE, changed.statusAtMicros());
        out.number(Name.VERSION, changed.designated());
    }
}
