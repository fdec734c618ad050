package dev.bourse.domain.preset;

import dev.bourse.domain.fact.PresetFact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fold over all facts about presets. Posting a fact again changes nothing. For one thread. */
public final class PresetBook {
    private final Map<Name, Preset> presets = new LinkedHashMap<>();

    private record Name(String account, String slug) {}

    /** Takes a fact in. */
    public void post(PresetFact fact) {
        Name name = new Name(fact.account(), fact.slug());
        Preset.after(presets.get(name), fact).ifPresent(after -> presets.put(name, after));
    }

    /** The preset that an account calls so. */
    public Optional<Preset> find(String account, String slug) {
        return Optional.ofNullable(presets.get(new Name(account, slug)));
    }

    /** The presets of an account, the first one made first. */
    public List<Preset> of(String account) {
        return presets.values().stream().filter(one -> one.account().equals(account)).toList();
    }

    /** Facts that make the same book of an empty one. */
    public List<PresetFact> facts() {
        return presets.values().stream().flatMap(preset -> preset.facts().stream()).toList();
    }
}
