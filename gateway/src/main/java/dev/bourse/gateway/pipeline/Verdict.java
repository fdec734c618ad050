package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.live.CallResult;
import dev.bourse.gateway.upstream.AttemptFailure;
import dev.bourse.wire.chat.ApiError;
import dev.bourse.wire.chat.ErrorType;
import dev.bourse.wire.chat.UpstreamError;
import dev.bourse.wire.chat.Veil;

import java.nio.charset.StandardCharsets;

/**
 * What a failed attempt means: for the caller, for routing and for the endpoint's health
 * (openrouter.md 2.4, 2.11). An upstream's 401, 402 or 404 is its own failure and never becomes the
 * caller's.
 *
 * @param result one word for the record of the attempt
 * @param status HTTP status of the upstream; 0 when there was none
 * @param error what the caller sees when nothing else answers
 * @param health what it says about the endpoint
 * @param retryAfterSeconds how long the endpoint asked to be left alone; -1 when it did not
 */
record Verdict(
        String result, int status, ApiError error, CallResult health, long retryAfterSeconds) {
    /** The result of an attempt that was none. */
    static final String IMPOSSIBLE = "impossible";

    /** The result of an attempt whose provider does not know the model. */
    static final String UNKNOWN_MODEL = "unknown_model";

    private static final int NOT_FOUND = 404;
    private static final String EMPTY = "empty";
    private static final String ERROR = "error";

    private static final long SECOND_MICROS = 1_000_000;
    private static final int OK = 200;

    /** What an upstream that could not be read to the end means. */
    static Verdict of(AttemptFailure failure, String provider) {
        return switch (failure.kind()) {
            case STATUS -> ofStatus(failure, provider);
            case CONNECT -> unavailable("connect", provider + " could not be reached");
            case BROKEN -> unavailable("broken", "The connection to " + provider + " broke");
            case ENCODED -> unavailable("garbage", "The answer of " + provider + " was compressed");
            case TOO_LONG -> unavailable("garbage", "The answer of " + provider + " was too long");
            case TIMEOUT ->
                    failed(
                            "timeout",
                            ApiError.of(ErrorType.TIMEOUT, provider + " did not answer in time"));
        };
    }

    /** A call that is not made, since the request can't be said in the endpoint's dialect. */
    static Verdict impossible(ApiError error) {
        return new Verdict(IMPOSSIBLE, 0, error, new CallResult.NotCounted(), -1);
    }

    /** An answer that makes no sense. */
    static Verdict garbage(String provider) {
        return unavailable("garbage", "The answer of " + provider + " could not be read");
    }

    /** An answer without content. */
    static Verdict empty(String provider) {
        return unavailable(EMPTY, "The answer of " + provider + " was empty");
    }

    /** An answer that ended before it was complete. */
    static Verdict truncated(String provider) {
        return unavailable("broken", "The answer of " + provider + " was cut off");
    }

    /** An error inside an answer that began well. */
    static Verdict inside(UpstreamError said, String provider) {
        ApiError error = said.asApiError(OK, provider);
        return new Verdict(ERROR, OK, error, CallResult.ofStatus(error.status(), 0), -1);
    }

    /** Whether an attempt of that result was an answer in which nothing was. */
    static boolean isWorthless(String result) {
        return result.equals(EMPTY) || result.equals(ERROR);
    }

    /** The same without a word of the upstream's own, not even its status. */
    Verdict veiled(String provider) {
        ApiError shown = Veil.error(error, provider);
        int told = status == 0 || status == OK ? status : shown.status();
        return new Verdict(result, told, shown, health, retryAfterSeconds);
    }

    /** Whether every endpoint of the model would say the same, so that only another model helps. */
    boolean isAboutTheRequest() {
        return switch (error.status()) {
            case 400, 413, 422 -> true;
            default -> false;
        };
    }

    private static Verdict ofStatus(AttemptFailure failure, String provider) {
        long retryMicros = Math.max(0, failure.retryAfterSeconds()) * SECOND_MICROS;
        UpstreamError said = said(failure);
        boolean unknown = failure.status() == NOT_FOUND && said.namesModel();
        return new Verdict(
                unknown ? UNKNOWN_MODEL : "status",
                failure.status(),
                said.asApiError(failure.status(), provider),
                CallResult.ofStatus(failure.status(), retryMicros),
                failure.retryAfterSeconds());
    }

    private static UpstreamError said(AttemptFailure failure) {
        return UpstreamError.read(failure.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Verdict unavailable(String result, String message) {
        return failed(result, ApiError.of(ErrorType.PROVIDER_UNAVAILABLE, message));
    }

    private static Verdict failed(String result, ApiError error) {
        return new Verdict(result, 0, error, new CallResult.Failed(0), -1);
    }
}
