package dev.bourse.sim.provider;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that goes wrong at a provider.
 *
 * @param kind what
 * @param probability the chance that it strikes a request, 0 to 1; a dead port ignores it
 * @param afterTokens how many tokens come before it, where the kind has a before
 * @param from real time from setting the fault until it begins
 * @param lasting real time from its beginning to its end; {@link #FOR_EVER} until it is cleared
 */
public record Fault(
        Kind kind, double probability, int afterTokens, Duration from, Duration lasting) {
    /** Until it is cleared. */
    public static final Duration FOR_EVER = Duration.ofDays(36_500);

    private static final int A_FEW = 4;

    public Fault {
        if (!(probability >= 0 && probability <= 1) || afterTokens < 0 || from.isNegative()) {
            throw new IllegalArgumentException("no fault: " + kind + " " + probability);
        }
    }

    /** Strikes every request from now on, after four tokens where it has a before. */
    public static Fault of(Kind kind) {
        return new Fault(kind, 1, A_FEW, Duration.ZERO, FOR_EVER);
    }

    /** The same, but striking only that share of the requests. */
    public Fault withProbability(double share) {
        return new Fault(kind, share, afterTokens, from, lasting);
    }

    /** The same, but after so many tokens. */
    public Fault after(int tokens) {
        return new Fault(kind, probability, tokens, from, lasting);
    }

    /** The same, but beginning later and ending. */
    public Fault within(Duration start, Duration length) {
        return new Fault(kind, probability, afterTokens, start, length);
    }

    /** Whether it is in force so long after it was set. */
    boolean inForce(Duration since) {
        return since.compareTo(from) >= 0 && since.minus(from).compareTo(lasting) < 0;
    }

    /** What can go wrong. Each strikes streams and whole answers alike unless it says otherwise. */
    public enum Kind {
        /** Status 400 with an error of the request. */
        ERROR_400,
        /** Status 401: the credentials are refused. */
        ERROR_401,
        /** Status 500 with an error body. */
        ERROR_500,
        /** Status 503 with an error body and {@code Retry-After}. */
        ERROR_503,
        /** Status 429 with {@code Retry-After}. */
        RATE_LIMIT_429,
        /** The connection is reset (RST) once the request has been read. */
        RESET,
        /** The port refuses connections, and those that are open are closed. */
        DEAD,
        /** Nothing comes, not even a status. */
        HANG_BEFORE_HEADERS,
        /** Status and headers come, then nothing. */
        HANG_AFTER_HEADERS,
        /** Breaks off in the middle of an event, or of the body. */
        HALF_FRAME,
        /** Breaks off between two events after some tokens; in a whole answer as half a frame. */
        MID_STREAM_DEATH,
        /** Bytes without meaning under the promised content type. */
        GARBAGE,
        /** Bytes that are no HTTP. */
        GARBAGE_HTTP,
        /** The right bytes, one at a time, each 20 ms. */
        SLOW_DRIP,
        /** Well formed, without content. */
        EMPTY_ANSWER,
        /** Status 200 and no body. */
        EMPTY_BODY,
        /** The answer has no usage although it was asked for. */
        USAGE_MISSING,
        /** Every count is twice the truth. */
        USAGE_DOUBLED,
        /** Every count is negative. */
        USAGE_NEGATIVE,
        /** Every count is near 2^53. */
        USAGE_HUGE,
        /** An error event after some tokens; a whole answer is an error body with status 200. */
        ERROR_FRAME,
        /** An error event straight after the role; a whole answer as with an error frame. */
        ROLE_THEN_ERROR,
        /** Status 200 with an error body, even when a stream was asked for. */
        ERROR_IN_200,
        /** A stream ends in order but without its last event {@code [DONE]}. */
        NO_DONE,
        /** The answer is compressed although it should not be. */
        GZIP;

        /** The name in {@code POST /sim/faults}: {@code error_500}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of that wire name, or empty when there is none. */
        public static Optional<Kind> of(String wireName) {
            for (Kind kind : values()) {
                if (kind.wireName().equals(wireName)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
