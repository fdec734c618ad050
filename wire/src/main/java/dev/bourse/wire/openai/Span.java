package dev.bourse.wire.openai;

/** A stretch of bytes in a body. */
final class Span {
    private int from;
    private int to;

    void set(int start, int end) {
        from = start;
        to = end;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean isEmpty() {
        return from == to;
    }
}
