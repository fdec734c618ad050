package dev.bourse.sim.market;

/** What a provider of the script gives a request. */
public sealed interface PastAnswer {
    /**
     * A whole answer.
     *
     * @param cachedTokens prompt tokens that were read from its cache
     * @param firstMicros from the call to the first token
     * @param totalMicros from the call to the last
     */
    record Whole(int cachedTokens, long firstMicros, long totalMicros) implements PastAnswer {}

    /**
     * An error.
     *
     * @param status its HTTP status
     * @param micros from the call to the error
     */
    record Faulty(int status, long micros) implements PastAnswer {}
}
