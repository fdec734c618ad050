package dev.bourse.gateway.live;

/** How one call to an endpoint went, as health counts it (openrouter.md 2.4). */
public sealed interface CallResult {
    /**
     * A good answer: counts for the endpoint.
     *
     * @param firstTokenMicros from the call to its first content
     * @param outputTokens tokens generated; 0 when unknown, then throughput is not measured
     * @param totalMicros from the call to the end of the answer
     */
    record Answered(long firstTokenMicros, long outputTokens, long totalMicros)
            implements CallResult {}

    /**
     * A good answer called tools; told besides {@link Answered}.
     *
     * @param faulty whether any call was wrong
     */
    record CalledTools(boolean faulty) implements CallResult {}

    /**
     * A good answer was judged by the form that was asked for; told besides {@link Answered}.
     *
     * @param faulty whether it does not have it
     */
    record GaveForm(boolean faulty) implements CallResult {}

    /**
     * The endpoint's failure: 401, 402, 404 or 5xx, no connection, silence, a broken or empty
     * answer. Counts against the endpoint.
     *
     * @param retryAfterMicros how long it asked to be left alone; 0 when it did not
     */
    record Failed(long retryAfterMicros) implements CallResult {}

    /**
     * Too many requests (429). Counted apart.
     *
     * @param retryAfterMicros how long it asked to be left alone; 0 when it did not
     */
    record RateLimited(long retryAfterMicros) implements CallResult {}

    /** Refused by policy (403). Counted apart. */
    record Forbidden() implements CallResult {}

    /** The request's own fault (400, 413 and their like), or the caller left: not counted. */
    record NotCounted() implements CallResult {}

    /**
     * What a status other than 2xx means.
     *
     * @param retryAfterMicros how long the endpoint asked to be left alone; 0 when it did not
     * @throws IllegalArgumentException for 2xx: a good start is not yet a good answer
     */
    static CallResult ofStatus(int status, long retryAfterMicros) {
        return switch (status) {
            case 401, 402, 404, 408 -> new Failed(retryAfterMicros);
            case 403 -> new Forbidden();
            case 429 -> new RateLimited(retryAfterMicros);
            default -> ofClass(status, retryAfterMicros);
        };
    }

    private static CallResult ofClass(int status, long retryAfterMicros) {
        return switch (status / 100) {
            case 2 -> throw new IllegalArgumentException("not an error: " + status);
            case 4 -> new NotCounted();
            default -> new Failed(retryAfterMicros);
        };
    }
}
