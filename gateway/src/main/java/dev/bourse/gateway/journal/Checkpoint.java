package dev.bourse.gateway.journal;

/**
 * A state that stands for all facts before a position, so that a start reads only what follows.
 *
 * @param position the first fact that is not in the state
 * @param state bytes that only their writer understands
 */
// The array is handed over, not shared: nobody changes or compares it.
@SuppressWarnings("ArrayRecordComponent")
public record Checkpoint(long position, byte[] state) {
    public Checkpoint {
        if (position < 0) {
            throw new IllegalArgumentException("a position is zero or more: " + position);
        }
    }
}
