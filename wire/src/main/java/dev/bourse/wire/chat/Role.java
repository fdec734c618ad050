package dev.bourse.wire.chat;

/** Who speaks in a message. */
public enum Role {
    /** Instructions that stand above the conversation. */
    SYSTEM,
    /** OpenAI's later name for instructions; other dialects take them as {@link #SYSTEM}. */
    DEVELOPER,
    USER,
    ASSISTANT,
    /** Results of tool calls. */
    TOOL
}
