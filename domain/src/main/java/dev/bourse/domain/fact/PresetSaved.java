package dev.bourse.domain.fact;

import dev.bourse.domain.unit.KeyHash;

import org.jspecify.annotations.Nullable;

/**
 * A version of a preset was saved; it is the one in use from now on. The first makes the preset.
 *
 * @param atMicros when
 * @param account whose preset it is
 * @param slug what it is called
 * @param version number of the version, from 1 on
 * @param config what it says, a JSON object
 * @param systemPrompt instructions for requests that bring none; null for none
 * @param creator the key that saved it
 */
public record PresetSaved(
        long atMicros,
        String account,
        String slug,
        int version,
        String config,
        @Nullable String systemPrompt,
        KeyHash creator)
        implements PresetFact {
    public PresetSaved {
        if (version < 1) {
            throw new IllegalArgumentException("versions are counted from 1: " + version);
        }
    }
}
