package dev.bourse.domain.fact;

/**
 * One call to one endpoint.
 *
 * @param endpoint id of the endpoint
 * @param provider slug of its provider
 * @param model id of the model
 * @param status HTTP status of the upstream; 0 when there was none
 * @param result one word: {@code ok}, {@code status}, {@code connect}, {@code timeout}, {@code
 *     broken}, {@code garbage}, {@code empty}, {@code cancelled}
 * @param latencyMicros from the call to its first content, or to its failure
 */
public record AttemptRecord(
        String endpoint,
        String provider,
        String model,
        int status,
        String result,
        long latencyMicros) {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    /** What an attempt says about its endpoint (openrouter.md 2.4). */
    public enum Verdict {
        /** It answered well. */
        GOOD,
        /** It is to blame. */
        FAILED,
        /** It had had enough (429). */
        RATE_LIMITED,
        /** It refused by policy (403). */
        FORBIDDEN,
        /** Nothing: the request was at fault, or the caller left. */
        NONE
    }

    /** What it says about its endpoint. */
    public Verdict verdict() {
        return switch (result) {
            case "ok" -> Verdict.GOOD;
            case "cancelled" -> Verdict.NONE;
            case "status" -> ofStatus();
            default -> Verdict.FAILED;
        };
    }

    private Verdict ofStatus() {
        return switch (status) {
            case 401, 402, 404, 408 -> Verdict.FAILED;
            case 403 -> Verdict.FORBIDDEN;
            case 429 -> Verdict.RATE_LIMITED;
            default ->
                    status >= BAD_REQUEST && status < SERVER_ERROR ? Verdict.NONE : Verdict.FAILED;
        };
    }
}
