package dev.bourse.domain.metering;

import dev.bourse.domain.unit.Tokens;
import dev.bourse.domain.unit.Units;

/**
 * What one attempt consumed.
 *
 * @param tokens counts in five classes
 * @param units what is counted beside tokens
 * @param source where the counts come from; an estimate is never passed off as a report
 */
public record Usage(Tokens tokens, Units units, Source source) {
    /** Tokens and nothing else. */
    public Usage(Tokens tokens, Source source) {
        this(tokens, Units.NONE, source);
    }

    /** Who counted. */
    public enum Source {
        /** The upstream's own usage frame. */
        REPORTED,
        /** Counted here and exact, since it went through here: characters, images. */
        COUNTED,
        /** Counted here, since the upstream gave no usage. */
        ESTIMATED
    }
}
