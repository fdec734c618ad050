package dev.bourse.wire.chat;

/** What came of bytes from an upstream's stream. */
public sealed interface Relayed {
    /** What may go to the caller now; often nothing, never to be changed. */
    byte[] bytes();

    /** The stream goes on. */
    @SuppressWarnings("ArrayRecordComponent")
    record Open(byte[] bytes) implements Relayed {}

    /** The upstream said all it had to say; the usage and the terminator are to be written. */
    @SuppressWarnings("ArrayRecordComponent")
    record Done(byte[] bytes) implements Relayed {}

    /**
     * The stream is of no more use.
     *
     * @param cause how it failed
     * @param error what the caller is told when no other endpoint can take over
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Failed(byte[] bytes, Cause cause, ApiError error) implements Relayed {}

    /** How a stream fails. */
    enum Cause {
        /** The upstream said so. */
        REPORTED,
        /** It ended before it was finished. */
        BROKEN,
        /** It was no stream of chunks. */
        GARBAGE
    }
}
