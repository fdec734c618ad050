package dev.bourse.domain.metering;

import dev.bourse.domain.unit.Tokens;

/**
 * What one attempt consumed.
 *
 * @param tokens counts in five classes
 * @param source where the counts come from; an estimate is never passed off as a report
 */
public record Usage(Tokens tokens, Source source) {
    /** Who counted. */
    public enum Source {
        /** The upstream's own usage frame. */
        REPORTED,
        /** Counted here, since the upstream gave no usage. */
        ESTIMATED
    }
}
