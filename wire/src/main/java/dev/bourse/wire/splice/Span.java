package dev.bourse.wire.splice;

/** A stretch of bytes in a body. */
public final class Span {
    private int from;
    private int to;

    public void set(int start, int end) {
        from = start;
        to = end;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public boolean isEmpty() {
        return from == to;
    }
}
