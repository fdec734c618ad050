package dev.bourse.wire.chat;

/** What came of reading a request. */
public sealed interface Scanned permits Request, Scanned.Rejected {
    /**
     * The body is no chat request.
     *
     * @param error 400, with a message that names the member at fault
     */
    record Rejected(ApiError error) implements Scanned {}
}
