package dev.bourse.wire.tool;

/**
 * Bounds the work of judging: schemas are written by callers, and a short one can ask for more
 * steps than there are atoms.
 */
final class Steps {
    private static final int DEEPEST = 200;

    private int left;
    private int depth;

    /**
     * @param most how many steps may be taken
     */
    Steps(int most) {
        left = most;
    }

    /**
     * @throws UnjudgedException when there have been too many
     */
    void take() {
        if (--left < 0) {
            throw new UnjudgedException("too many steps");
        }
    }

    /**
     * Takes a step down, to be followed by {@link #leave}.
     *
     * @throws UnjudgedException when that is too deep, or there have been too many
     */
    void enter() {
        depth++;
        take();
        if (depth > DEEPEST) {
            throw new UnjudgedException("too deep");
        }
    }

    void leave() {
        depth--;
    }
}
