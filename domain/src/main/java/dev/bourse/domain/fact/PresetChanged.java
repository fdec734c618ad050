package dev.bourse.domain.fact;

import org.jspecify.annotations.Nullable;

/**
 * A preset was changed in what is not a version: this is the whole of that from now on.
 *
 * @param atMicros when
 * @param account whose preset it is
 * @param slug what it is called
 * @param name name for people
 * @param description what it is for; null when nobody said
 * @param status whether it may be used
 * @param statusAtMicros since when it has that status; 0 when it has always had it
 * @param designated number of the version in use
 */
public record PresetChanged(
        long atMicros,
        String account,
        String slug,
        String name,
        @Nullable String description,
        PresetStatus status,
        long statusAtMicros,
        int designated)
        implements PresetFact {}
