package dev.bourse.bench.load;

import io.netty.buffer.ByteBuf;

/** Finds the first {@link AnswerShape#marker()} in a request body; without one: a whole answer. */
final class ShapeScanner {
    private enum State {
        BEFORE,
        CHUNKS,
        MILLIS,
        AFTER
    }

    private State state = State.BEFORE;
    private int chunks;
    private int millis;

    /** Reads on, until it is found. */
    void accept(ByteBuf part) {
        while (state != State.AFTER && part.isReadable()) {
            accept(part.readByte());
        }
    }

    void accept(byte octet) {
        switch (state) {
            case BEFORE -> advance(octet == '#', State.CHUNKS);
            case CHUNKS -> chunks(octet);
            case MILLIS -> millis(octet);
            case AFTER -> {}
        }
    }

    /** What was asked for; the scanner is then ready for the next body. */
    AnswerShape take() {
        AnswerShape shape = chunks > 0 ? new AnswerShape(chunks, millis) : AnswerShape.WHOLE;
        state = State.BEFORE;
        chunks = 0;
        millis = 0;
        return shape;
    }

    private void chunks(byte octet) {
        advance(octet == 'x', State.MILLIS);
        if (state == State.CHUNKS) {
            chunks = chunks * 10 + octet - '0';
        }
    }

    private void millis(byte octet) {
        advance(octet == '#', State.AFTER);
        if (state == State.MILLIS) {
            millis = millis * 10 + octet - '0';
        }
    }

    private void advance(boolean now, State next) {
        state = now ? next : state;
    }
}
