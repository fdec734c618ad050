package dev.bourse.gateway.http;

import dev.bourse.gateway.net.Wire;

import java.util.function.LongSupplier;

/**
 * The limits of what a client may send.
 *
 * @param bodyBytes the longest body; a longer one is answered with 413 before it is parsed
 * @param bodyMillis the longest time that a body may take to arrive; then 408
 * @param headerBytes the longest header section
 * @param lineBytes the longest request line
 * @param idleSeconds how long a connection may be idle between requests
 */
public record Limits(
        long bodyBytes, long bodyMillis, int headerBytes, int lineBytes, int idleSeconds) {
    /** Room for coding agents' megabyte turns. */
    public static final Limits DEFAULT =
            new Limits(64L * 1024 * 1024, 120_000, 32 * 1024, 16 * 1024, 3_600);

    private static final long SECOND = 1_000;

    public Limits {
        if (bodyBytes <= 0
                || bodyMillis <= 0
                || headerBytes <= 0
                || lineBytes <= 0
                || idleSeconds < 0) {
            throw new IllegalArgumentException("a limit is positive");
        }
    }

    /**
     * What connections are held to.
     *
     * @param millis monotonic milliseconds
     */
    public Wire wire(LongSupplier millis) {
        return new Wire(lineBytes, headerBytes, idleSeconds * SECOND, millis);
    }
}
