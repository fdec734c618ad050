package dev.bourse.wire.chat;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One message of a conversation.
 *
 * @param role who speaks
 * @param parts what is said, in order; may be empty
 * @param name who of several speakers of that role; null when not said
 */
public record Message(Role role, List<Part> parts, @Nullable String name) {
    public Message {
        parts = List.copyOf(parts);
    }

    public static Message of(Role role, Part... parts) {
        return new Message(role, List.of(parts), null);
    }
}
