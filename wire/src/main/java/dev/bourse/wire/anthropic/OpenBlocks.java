package dev.bourse.wire.anthropic;

import java.util.BitSet;

/** Which blocks of a streamed message were begun, and which of them are not yet complete. */
final class OpenBlocks {
    private static final int MOST = 1 << 16;

    private final BitSet begun = new BitSet();
    private final BitSet open = new BitSet();

    /** Begins a block; false when there was one at that place or there cannot be. */
    boolean begin(int index) {
        boolean fresh = index >= 0 && index < MOST && !begun.get(index);
        if (fresh) {
            begun.set(index);
            open.set(index);
        }
        return fresh;
    }

    boolean isOpen(int index) {
        return index >= 0 && open.get(index);
    }

    /** Ends a block; false when it was not open. */
    boolean end(int index) {
        boolean was = isOpen(index);
        if (was) {
            open.clear(index);
        }
        return was;
    }
}
