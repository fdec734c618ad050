package dev.bourse.gateway.upstream;

/**
 * Why an attempt gave no (complete) answer.
 *
 * @param kind what happened
 * @param status HTTP status of the upstream; 0 when there was none
 * @param body what the upstream said, shortened; empty when nothing
 * @param retryAfterSeconds how long it asked to be left alone; -1 when it did not
 */
public record AttemptFailure(Kind kind, int status, String body, long retryAfterSeconds) {
    /** What happened. */
    public enum Kind {
        /** The upstream answered with another status than 2xx. */
        STATUS,
        /** No connection could be made. */
        CONNECT,
        /** Nothing came in time. */
        TIMEOUT,
        /** The connection broke. */
        BROKEN,
        /** The answer was compressed, although that was not asked for. */
        ENCODED,
        /** The answer was longer than allowed. */
        TOO_LONG
    }

    /** The answer grew beyond what can be kept. */
    public static AttemptFailure tooLong() {
        return of(Kind.TOO_LONG);
    }

    static AttemptFailure of(Kind kind) {
        return new AttemptFailure(kind, 0, "", -1);
    }
}
