package dev.bourse.gateway.listing;

import dev.bourse.gateway.upstream.Reach;

import org.jspecify.annotations.Nullable;

/**
 * Whether a listed provider can be reached.
 *
 * @param reach how; null when it can't
 * @param problem why not, one sentence for people; null when it can
 */
record Reached(@Nullable Reach reach, @Nullable String problem) {
    static Reached not(String problem) {
        return new Reached(null, problem);
    }
}
