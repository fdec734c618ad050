package dev.bourse.wire.chat;

import java.util.List;

/** A conversation written in an upstream's dialect. */
public sealed interface Rendered {
    /**
     * It could be written.
     *
     * @param body the request's body, never to be changed
     * @param leftOut names of the caller's members that the dialect has no place for
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Written(byte[] body, List<String> leftOut) implements Rendered {
        public Written {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * It would lose its meaning: the dialect has no place for something that matters.
     *
     * @param what the caller's member, by name
     */
    record Impossible(String what) implements Rendered {}
}
