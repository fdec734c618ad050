package dev.bourse.bench.load;

import io.netty.util.ByteProcessor;

/**
 * Reads HTTP/1.1 messages byte by byte, wherever the network cuts them: requests on the upstream's
 * side, responses on the generator's. Just enough of the protocol for peers that behave: a body has
 * a length or is chunked, anything else counts as an empty body.
 */
final class HttpReader implements ByteProcessor {
    /** Receives what was read. */
    interface Sink {
        /** One byte of a body, framing removed. */
        void body(byte octet);

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

    @Override
    public boolean process(byte octet) {
        if (state == State.DATA) {
            data(octet);
        } else if (octet == '\n') {
            line();
            line.clear();
        } else if (octet != '\r') {
            line.add(octet);
        }
        return true;
    }

    private void data(byte octet) {
        sink.body(octet);
        if (--left > 0) {
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
