package dev.bourse.wire.responses;

import dev.bourse.wire.splice.Splice;

import java.util.Arrays;

/** Stretches of a body that are to be taken out, in the order of their places. */
final class Cuts {
    private int[] bounds = new int[0];
    private int count;

    void add(int from, int to) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, Math.max(8, 2 * bounds.length));
        }
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Takes them out, each with the comma that goes with it. */
    void apply(byte[] body, Splice splice) {
        for (int i = 0; i < count; i++) {
            splice.cut(body, bounds[2 * i], bounds[2 * i + 1]);
        }
    }
}
