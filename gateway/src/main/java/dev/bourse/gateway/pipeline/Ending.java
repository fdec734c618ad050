package dev.bourse.gateway.pipeline;

import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.routing.Candidate;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;

import org.jspecify.annotations.Nullable;

/**
 * How a generation ended.
 *
 * @param outcome well or badly
 * @param httpStatus the status that the caller saw
 * @param error the error that the caller saw; null when it saw none
 * @param candidate the endpoint whose content was relayed; null when there was none
 * @param learnt what its answer told
 * @param judged what it is worth, when it is complete
 * @param firstContentMicros from admission to the first content; -1 when there was none
 */
record Ending(
        Outcome outcome,
        int httpStatus,
        @Nullable ErrorType error,
        @Nullable Candidate candidate,
        Learnt learnt,
        Judged judged,
        long firstContentMicros) {
    /** The status in the records for a client that left before there was any: nginx's 499. */
    private static final int CLIENT_GONE = 499;

    /** Nothing answered. */
    static Ending failed(ApiError error) {
        return new Ending(
                Outcome.FAILED,
                error.status(),
                error.type(),
                null,
                Learnt.NOTHING,
                Judged.NOTHING,
                -1);
    }

    /** The caller left before there was any content. */
    static Ending cancelled() {
        return new Ending(
                Outcome.CANCELLED, CLIENT_GONE, null, null, Learnt.NOTHING, Judged.NOTHING, -1);
    }
}
