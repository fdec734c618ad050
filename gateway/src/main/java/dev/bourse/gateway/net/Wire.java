package dev.bourse.gateway.net;

import java.util.function.LongSupplier;

/**
 * What connections are held to.
 *
 * @param lineBytes the longest request line
 * @param headerBytes the longest header section
 * @param idleMillis how long a connection may be without a byte in either direction; 0 for ever
 * @param millis monotonic milliseconds
 */
public record Wire(int lineBytes, int headerBytes, long idleMillis, LongSupplier millis) {
    public Wire {
        if (lineBytes <= 0 || headerBytes <= 0 || idleMillis < 0) {
            throw new IllegalArgumentException("a limit is positive");
        }
    }
}
