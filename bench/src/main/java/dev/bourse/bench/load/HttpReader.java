package dev.bourse.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * Reads HTTP/1.1 messages, wherever the network cuts them: requests on the upstream's side,
 * responses on the generator's. Heads are read byte by byte, bodies as they come. Just enough of
 * the protocol for peers that behave: a body has a length or is chunked, anything else counts as an
 * empty body.
 */
final class HttpReader implements ByteProcessor {
    /** Receives what was read. */
    interface Sink {
        /** The next bytes of a body, framing removed. */
        void body(ByteBuf part);

        /** The message is complete; the status is zero for a request. */
        void end(int status);
    }

    private enum State {
        START,
        HEADERS,
        DATA,
        CHUNK_SIZE,
        CHUNK_END,
        TRAILERS
    }

    private final Sink sink;
    private final HeadLine line = new HeadLine();
    private State state = State.START;
    private boolean chunked;
    private int status;
    private long left;

    HttpReader(Sink sink) {
        this.sink = sink;
    }

    /** Reads all of the bytes. */
    void read(ByteBuf bytes) {
        while (bytes.isReadable()) {
            if (state == State.DATA) {
                data(bytes.readSlice((int) Math.min(left, bytes.readableBytes())));
            } else {
                int last = bytes.forEachByte(this);
                bytes.readerIndex(last < 0 ? bytes.writerIndex() : last + 1);
            }
        }
    }

    /** Reads one byte of a head; false when it is the last. */
    @Override
    public boolean process(byte octet) {
        if (octet == '\n') {
            line();
            line.clear();
        } else if (octet != '\r') {
            line.add(octet);
        }
        return state != State.DATA;
    }

    private void data(ByteBuf part) {
        left -= part.readableBytes();
        sink.body(part);
        if (left > 0) {
            return;
        }
        if (chunked) {
            state = State.CHUNK_END;
        } else {
            end();
        }
    }

    private void line() {
        switch (state) {
            case START -> start();
            case HEADERS -> header();
            case CHUNK_SIZE -> chunk();
            case CHUNK_END -> state = State.CHUNK_SIZE;
            case TRAILERS -> trailer();
            case DATA -> throw new IllegalStateException("data is no line");
        }
    }

    private void start() {
        if (line.isEmpty()) {
            return;
        }
        status = line.status();
        chunked = false;
        left = 0;
        state = State.HEADERS;
    }

    private void header() {
        if (line.isEmpty()) {
            body();
        } else if (line.starts("content-length:")) {
            left = line.number("content-length:".length(), 10);
        } else if (line.starts("transfer-encoding:")) {
            chunked = true;
        }
    }

    private void body() {
        if (chunked) {
            state = State.CHUNK_SIZE;
        } else if (left > 0) {
            state = State.DATA;
        } else {
            end();
        }
    }

    private void chunk() {
        left = line.number(0, 16);
        state = left == 0 ? State.TRAILERS : State.DATA;
    }

    private void trailer() {
        if (line.isEmpty()) {
            end();
        }
    }

    private void end() {
        state = State.START;
        sink.end(status);
    }
}
