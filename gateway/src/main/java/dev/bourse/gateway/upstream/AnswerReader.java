package dev.bourse.gateway.upstream;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/**
 * Reads the answers of one connection, one after the other, out of bytes that are torn anywhere.
 * All that one read brings of a body is one array.
 */
final class AnswerReader {
    private static final byte[] NOTHING = {};

    private final Scratch scratch;
    private final AnswerHead head = new AnswerHead();
    private final ChunkFrames frames = new ChunkFrames();
    private State state = State.HEAD;
    private byte[] begun = NOTHING;
    private byte[] body = NOTHING;
    private long left;

    /** What was found. */
    enum Step {
        /** Nothing: all that is there has been read. */
        MORE,
        /** A head, {@link #head}. */
        HEAD,
        /** Some of the body, {@link #body}. */
        BODY,
        /** The end of the answer. */
        END,
        /** Something that is no answer. */
        BROKEN
    }

    private enum State {
        HEAD,
        KNOWN_LENGTH,
        CHUNKED,
        UNTIL_CLOSED,
        OVER,
        BROKEN
    }

    AnswerReader(Scratch scratch) {
        this.scratch = scratch;
    }

    /** What is read next is the beginning of an answer. */
    void begin() {
        state = State.HEAD;
        begun = NOTHING;
        body = NOTHING;
    }

    /** The last head that was found. */
    AnswerHead head() {
        return head;
    }

    /** The last part of a body that was found, for one to take. */
    byte[] body() {
        byte[] taken = body;
        body = NOTHING;
        return taken;
    }

    /** Whether an answer is complete when the connection is closed now. */
    boolean endsHere() {
        return state == State.UNTIL_CLOSED || isOver();
    }

    /** Whether nothing more of the answer comes but its end. */
    boolean isOver() {
        return state == State.OVER;
    }

    /** Whether the answer that is over lets the connection be used again. */
    boolean isKept() {
        return isOver() && head.isKept();
    }

    /** Reads on, to what is told next. */
    Step next(ByteBuf in) {
        return switch (state) {
            case HEAD -> readHead(in);
            case KNOWN_LENGTH -> readKnown(in);
            case CHUNKED -> readChunks(in);
            case UNTIL_CLOSED -> in.isReadable() ? take(in, in.readableBytes()) : Step.MORE;
            case OVER -> Step.END;
            case BROKEN -> Step.BROKEN;
        };
    }

    private Step readHead(ByteBuf in) {
        Step found = Step.MORE;
        while (found == Step.MORE && in.isReadable()) {
            found = readOneHead(in);
        }
        return found;
    }

    /** An interim head is passed over. */
    private Step readOneHead(ByteBuf in) {
        byte[] bytes = scratch.head();
        int before = begun.length;
        int there = before + Math.min(in.readableBytes(), bytes.length - before);
        System.arraycopy(begun, 0, bytes, 0, before);
        in.getBytes(in.readerIndex(), bytes, before, there - before);
        int end = endOfHead(bytes, Math.max(0, before - 3), there);
        in.skipBytes((end < 0 ? there : end) - before);
        return end < 0 ? unfinished(bytes, there) : finished(bytes, end);
    }

    private Step unfinished(byte[] bytes, int there) {
        if (there == bytes.length) {
            return broken();
        }
        begun = Arrays.copyOf(bytes, there);
        return Step.MORE;
    }

    private Step finished(byte[] bytes, int end) {
        begun = NOTHING;
        if (!head.read(bytes, end)) {
            return broken();
        }
        if (head.isInterim()) {
            return Step.MORE;
        }
        state = afterHead();
        return Step.HEAD;
    }

    private State afterHead() {
        if (head.isAll()) {
            return State.OVER;
        }
        if (head.isChunked()) {
            frames.begin();
            return State.CHUNKED;
        }
        left = head.length();
        return left == AnswerHead.UNKNOWN ? State.UNTIL_CLOSED : State.KNOWN_LENGTH;
    }

    /** The place behind the first empty line; who reads the head judges its line breaks. */
    private static int endOfHead(byte[] bytes, int from, int end) {
        for (int at = from; at + 1 < end; at++) {
            if (bytes[at] == '\n') {
                int next = bytes[at + 1] == '\r' ? at + 2 : at + 1;
                if (next < end && bytes[next] == '\n') {
                    return next + 1;
                }
            }
        }
        return -1;
    }

    private Step readKnown(ByteBuf in) {
        if (!in.isReadable()) {
            return Step.MORE;
        }
        int there = (int) Math.min(left, in.readableBytes());
        left -= there;
        if (left == 0) {
            state = State.OVER;
        }
        return take(in, there);
    }

    private Step take(ByteBuf in, int length) {
        body = new byte[length];
        in.readBytes(body);
        return Step.BODY;
    }

    private Step readChunks(ByteBuf in) {
        Pieces pieces = scratch.pieces();
        frames.read(in, pieces);
        state = frames.isOver() ? State.OVER : frames.isBroken() ? State.BROKEN : State.CHUNKED;
        if (!pieces.isEmpty()) {
            body = pieces.take(in);
            return Step.BODY;
        }
        return state == State.CHUNKED ? Step.MORE : next(in);
    }

    private Step broken() {
        state = State.BROKEN;
        return Step.BROKEN;
    }
}
