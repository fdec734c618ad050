package dev.bourse.wire.anthropic;

import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.splice.Holes;
import dev.bourse.wire.splice.Outline;

import org.jspecify.annotations.Nullable;

/**
 * How what is added to the open block looks but for its words, so that what follows is read by
 * comparing bytes. Learning costs more than it saves when nothing is alike, so it ends after a
 * number of attempts.
 */
final class DeltaShape {
    private static final int MOST_LEARNT = 16;

    private final int[] bounds = new int[2 * Holes.MOST];
    private @Nullable Outline outline;
    private int learnt;

    /** The words in an event of the known shape; null when it is none. */
    @Nullable JsonText words(byte[] source, int from, int to) {
        return outline != null && outline.fits(source, from, to, bounds)
                ? JsonText.inside(source, bounds[0], bounds[1])
                : null;
    }

    /**
     * Takes an event as the shape of those that follow.
     *
     * @param wordsFrom where its only words begin; nothing else in it may matter
     */
    void learn(byte[] source, int from, int to, int wordsFrom, int wordsTo) {
        if (learnt < MOST_LEARNT) {
            Holes holes = new Holes(true);
            holes.text(wordsFrom, wordsTo, true);
            outline = Outline.of(source, from, to, holes);
            learnt++;
        }
    }

    /** Forgets the shape, since another block begins. */
    void forget() {
        outline = null;
        learnt = 0;
    }
}
