package dev.bourse.wire.splice;

import dev.bourse.wire.json.JsonScanner;

/** Where the strings and counts lie that change from chunk to chunk of a stream. */
public final class Holes {
    /** The most a chunk may have to be taken as a pattern for others. */
    public static final int MOST = 12;

    private static final int[] NO_PLACES = {};
    private static final Kind[] NO_KINDS = {};

    private final int[] places;
    private final Kind[] kinds;
    private int count;
    private final boolean open;

    /**
     * @param open whether places are noted; otherwise they are passed over
     */
    public Holes(boolean open) {
        this.open = open;
        places = open ? new int[2 * MOST] : NO_PLACES;
        kinds = open ? new Kind[MOST] : NO_KINDS;
    }

    /** What may stand in a hole. */
    public enum Kind {
        /** The inside of a string, counted as generated text. */
        COUNTED,
        /** The inside of a string. */
        TEXT,
        /** A whole number, not negative. */
        DIGITS
    }

    public boolean isOpen() {
        return open;
    }

    public void text(int from, int to, boolean counted) {
        add(from, to, counted ? Kind.COUNTED : Kind.TEXT);
    }

    public void digits(int from, int to) {
        add(from, to, Kind.DIGITS);
    }

    /** Passes over a value; when it is a string or a whole number, notes its place. */
    public void pass(JsonScanner in) {
        if (open && in.isText()) {
            text(in.start() + 1, in.end() - 1, false);
        } else if (open && in.isInteger()) {
            digits(in.start(), in.end());
        } else {
            in.skip();
        }
    }

    /** Whether there are some, and not too many to be kept. */
    public boolean isUsable() {
        return open && count > 0 && count <= MOST;
    }

    public int count() {
        return count;
    }

    public int from(int index) {
        return places[2 * index];
    }

    public int to(int index) {
        return places[2 * index + 1];
    }

    public Kind kind(int index) {
        return kinds[index];
    }

    private void add(int from, int to, Kind kind) {
        if (open && count < MOST) {
            places[2 * count] = from;
            places[2 * count + 1] = to;
            kinds[count] = kind;
        }
        count += open ? 1 : 0;
    }
}
