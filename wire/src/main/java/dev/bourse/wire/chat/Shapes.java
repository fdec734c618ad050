package dev.bourse.wire.chat;

import dev.bourse.wire.splice.Holes;

import org.jspecify.annotations.Nullable;

/**
 * The few shapes that the chunks of a stream take. Learning costs more than it saves when no chunk
 * is like another, so it ends after a number of attempts.
 */
public final class Shapes {
    private static final int SLOTS = 4;
    private static final int USUAL = 16;

    private final @Nullable Shape[] shapes = new @Nullable Shape[SLOTS];
    private final int[] bounds = new int[2 * Holes.MOST];
    private final int mostLearnt;
    private int latest;
    private int learnt;

    public Shapes() {
        this(USUAL);
    }

    /**
     * @param mostLearnt how often to learn; 0 leaves every chunk to be read with care
     */
    public Shapes(int mostLearnt) {
        this.mostLearnt = mostLearnt;
    }

    /** What a chunk of a known shape says; null when its shape is not known. */
    public @Nullable Event read(byte[] source, int from, int to) {
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

    /** Whether there is use in looking for the shape of a chunk. */
    public boolean isLearning() {
        return learnt < mostLearnt;
    }

    /** Takes a chunk as a pattern; null is none. */
    public void learn(@Nullable Shape shape) {
        if (shape != null && isLearning()) {
            shapes[learnt % SLOTS] = shape;
            learnt++;
        }
    }
}
