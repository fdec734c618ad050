package dev.bourse.gateway.upstream;

/**
 * How long an attempt may take, in milliseconds.
 *
 * @param connect to open a connection, TLS included
 * @param firstByte from sending the request to the first byte of the answer's body
 * @param idle between two reads of the body, while the client keeps up
 * @param total for the whole attempt
 */
public record Timeouts(long connect, long firstByte, long idle, long total) {
    /** Generous enough for slow reasoning models, short enough to fall back. */
    public static final Timeouts DEFAULT = new Timeouts(5_000, 120_000, 60_000, 1_800_000);

    public Timeouts {
        if (connect <= 0 || firstByte <= 0 || idle <= 0 || total <= 0) {
            throw new IllegalArgumentException("a timeout is positive");
        }
        if (connect > total || firstByte > total || idle > total) {
            throw new IllegalArgumentException("no part takes longer than the whole");
        }
    }
}
