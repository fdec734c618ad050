package dev.bourse.wire.openai;

import dev.bourse.wire.chat.ApiError;

/** What came of reading a request. */
public sealed interface Scanned permits ChatRequest, Scanned.Rejected {
    /**
     * The body is no chat request.
     *
     * @param error 400, with a message that names the member at fault
     */
    record Rejected(ApiError error) implements Scanned {}
}
