package dev.bourse.wire.openai;

import dev.bourse.wire.chat.Event;
import dev.bourse.wire.splice.Holes;

import org.jspecify.annotations.Nullable;

/**
 * The few shapes that the chunks of a stream take. Learning costs more than it saves when no chunk
 * is like another, so it ends after a number of attempts.
 */
final class Shapes {
    private static final int SLOTS = 4;
    private static final int USUAL = 16;

    private final @Nullable Shape[] shapes = new @Nullable Shape[SLOTS];
    private final int[] bounds = new int[2 * Holes.MOST];
    private final int mostLearnt;
    private int latest;
    private int learnt;

    Shapes() {
        this(USUAL);
    }

    /**
     * @param mostLearnt how often to learn; 0 leaves every chunk to be read with care
     */
    Shapes(int mostLearnt) {
        this.mostLearnt = mostLearnt;
    }

    /** What a chunk of a known shape says; null when its shape is not known. */
    @Nullable Event read(byte[] source, int from, int to) {
        for (int i = 0; i < SLOTS; i++) {
            int slot = (latest + i) % SLOTS;
            Shape shape = shapes[slot];
            Event event = shape == null ? null : shape.read(source, from, to, bounds);
            if (event != null) {
                latest = slot;
                return event;
            }
        }
        return null;
    }

    /** Takes a chunk as a pattern; the event is all that it said. */
    void learn(byte[] source, int from, int to, Event event) {
        if (learnt < mostLearnt) {
            Shape shape = ShapeScan.shape(source, from, to, event);
            if (shape != null) {
                shapes[learnt % SLOTS] = shape;
                learnt++;
            }
        }
    }
}
