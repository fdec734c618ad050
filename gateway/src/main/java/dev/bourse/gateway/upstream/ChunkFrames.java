package dev.bourse.gateway.upstream;

import io.netty.buffer.ByteBuf;

/**
 * Follows the frames of a body that is sent in chunks (RFC 9112, 7.1), wherever it is torn.
 *
 * <p>Two who see different ends of one answer would give its rest to the next who asks. So a line
 * ends with both its bytes and with nothing less, and what is no frame is none.
 */
final class ChunkFrames {
    private static final int LONGEST_FRAME = 8 * 1024;
    private static final int HEX_BITS = 4;
    private static final int HEX = 16;

    private State state = State.LENGTH;
    private long left;
    private int frame;

    private enum State {
        /** Before the first digit of a length. */
        LENGTH,
        DIGITS,
        /** Between the digits and what may follow them. */
        PADDING,
        EXTENSION,
        LENGTH_END,
        DATA,
        DATA_RETURN,
        DATA_END,
        /** Where a line of the trailer may begin. */
        TRAILER,
        TRAILER_NAME,
        TRAILER_LINE,
        TRAILER_LINE_END,
        LAST_END,
        OVER,
        BROKEN
    }

    /** The next body begins. */
    void begin() {
        state = State.LENGTH;
        left = 0;
        frame = 0;
    }

    /** The last byte of the body has been read. */
    boolean isOver() {
        return state == State.OVER;
    }

    /** What was read is not framed in chunks. */
    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** Reads on until nothing is left of what is there, or of the body. */
    void read(ByteBuf in, Pieces to) {
        int end = in.writerIndex();
        int at = in.readerIndex();
        while (at < end && !isOver() && !isBroken()) {
            at += state == State.DATA ? data(at, end, to) : frame(in.getByte(at));
        }
        in.readerIndex(at);
    }

    private int data(int from, int end, Pieces to) {
        int there = (int) Math.min(left, end - from);
        to.add(from, there);
        left -= there;
        if (left == 0) {
            state = State.DATA_RETURN;
        }
        return there;
    }

    private int frame(byte read) {
        frame++;
        state = frame > LONGEST_FRAME ? State.BROKEN : after(read);
        return 1;
    }

    private State after(byte read) {
        return switch (state) {
            case LENGTH -> digit(read, State.BROKEN);
            case DIGITS -> digit(read, afterDigits(read));
            case PADDING -> afterDigits(read);
            case EXTENSION -> within(read, State.EXTENSION, State.LENGTH_END);
            case LENGTH_END -> read == '\n' ? content() : State.BROKEN;
            case DATA_RETURN -> read == '\r' ? State.DATA_END : State.BROKEN;
            case DATA_END -> read == '\n' ? next() : State.BROKEN;
            case TRAILER -> read == '\r' ? State.LAST_END : name(read);
            case TRAILER_NAME -> read == ':' ? State.TRAILER_LINE : name(read);
            case TRAILER_LINE -> within(read, State.TRAILER_LINE, State.TRAILER_LINE_END);
            case TRAILER_LINE_END -> read == '\n' ? State.TRAILER : State.BROKEN;
            case LAST_END -> read == '\n' ? State.OVER : State.BROKEN;
            case DATA, OVER, BROKEN -> throw new IllegalStateException("no frame: " + state);
        };
    }

    private State digit(byte read, State otherwise) {
        int digit = Character.digit(read, HEX);
        if (digit < 0) {
            return otherwise;
        }
        if (left > Long.MAX_VALUE >> HEX_BITS) {
            return State.BROKEN;
        }
        left = (left << HEX_BITS) | digit;
        return State.DIGITS;
    }

    private static State afterDigits(byte read) {
        return switch (read) {
            case '\r' -> State.LENGTH_END;
            case ' ', '\t' -> State.PADDING;
            case ';' -> State.EXTENSION;
            default -> State.BROKEN;
        };
    }

    private static State within(byte read, State line, State end) {
        if (read == '\r') {
            return end;
        }
        return AnswerHead.isControl(read) ? State.BROKEN : line;
    }

    private State content() {
        if (left == 0) {
            return State.TRAILER;
        }
        frame = 0;
        return State.DATA;
    }

    private State next() {
        frame = 0;
        return State.LENGTH;
    }

    private static State name(byte read) {
        return AnswerHead.isName(read) ? State.TRAILER_NAME : State.BROKEN;
    }
}
