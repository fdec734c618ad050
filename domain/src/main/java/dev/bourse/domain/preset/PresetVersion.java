package dev.bourse.domain.preset;

import dev.bourse.domain.unit.KeyHash;

import org.jspecify.annotations.Nullable;

/**
 * What a preset said at some time.
 *
 * @param number counted from 1
 * @param config a JSON object
 * @param systemPrompt instructions for requests that bring none; null for none
 * @param creator the key that saved it
 * @param createdAtMicros when
 */
public record PresetVersion(
        int number,
        String config,
        @Nullable String systemPrompt,
        KeyHash creator,
        long createdAtMicros) {
    /** How much room its texts take, in characters. */
    long size() {
        return config.length() + (systemPrompt == null ? 0L : systemPrompt.length());
    }
}
