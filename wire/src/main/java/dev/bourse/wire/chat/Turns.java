package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue.JsonObject;

/**
 * How a dialect writes down a conversation: the member that holds it, and what belongs together.
 */
public interface Turns {
    /** The member of the body that lists the messages. */
    String member();

    /**
     * How a message hangs together with others.
     *
     * @param before the one before it; empty for the first
     */
    Tie tie(JsonObject message, JsonObject before);

    /** How a message hangs together with others. */
    enum Tie {
        /** An instruction, which is always kept. */
        INSTRUCTION,
        /** Something that a person says. */
        QUESTION,
        /** Something else that stands for itself, until something follows it that belongs to it. */
        OPEN,
        /** Belongs to what is before it, as a tool's result belongs to its call. */
        BOUND
    }
}
