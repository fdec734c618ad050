package dev.bourse.sim.provider;

import io.vertx.core.buffer.Buffer;

/**
 * An answer as bytes of a dialect: the events of a stream, or one body. What a dialect has no event
 * for is empty.
 */
interface Frames {
    /** What comes before anything is said. */
    Buffer opening();

    /** A block begins. */
    Buffer begin(int block);

    /** How many pieces a block comes in. */
    int pieces(int block);

    /** A piece of a block. */
    Buffer piece(int block, int piece);

    /** A block is complete. */
    Buffer end(int block);

    /** Why it ends. */
    Buffer finish();

    /** The counts, where they come by themselves and are asked for. */
    Buffer usage();

    /** The last event. */
    Buffer done();

    /** The body of an answer that is not streamed. */
    Buffer whole();
}
