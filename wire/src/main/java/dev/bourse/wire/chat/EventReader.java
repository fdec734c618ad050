package dev.bourse.wire.chat;

/**
 * Reads one answer of an upstream into {@link Event}s. Of its own dialect's many frames it tells
 * those that mean something; unknown ones are passed over.
 */
public interface EventReader {
    /**
     * One server-sent event.
     *
     * @param name the {@code event} field; empty when there is none
     * @throws dev.bourse.wire.json.JsonException when it is no frame of the dialect
     */
    void event(String name, byte[] source, int from, int to);

    /**
     * A line of the stream that belongs to no event: Gemini breaks off a stream with a bare error.
     *
     * @param source lent for the call
     */
    default void stray(byte[] source, int from, int to) {}

    /**
     * The upstream closed the stream; a dialect without a terminator says here whether it is whole.
     */
    void end();

    /**
     * A whole answer, to its end.
     *
     * @throws dev.bourse.wire.json.JsonException when it is no answer of the dialect
     */
    void whole(byte[] body);
}
