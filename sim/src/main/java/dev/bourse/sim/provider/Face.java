package dev.bourse.sim.provider;

import dev.bourse.wire.json.JsonValue.JsonObject;

import io.vertx.core.buffer.Buffer;

/** One dialect: how requests are read and how answers look. */
interface Face {
    /** Reads a request; refuses what makes no sense. */
    Reading read(JsonObject body);

    /** An answer in this dialect. */
    Frames frames(Answer answer, Prompt prompt);

    /** A body that is an error. */
    Buffer error(Refusal refusal);

    /** An error in the middle of a stream. */
    Buffer errorEvent(Refusal refusal);
}
