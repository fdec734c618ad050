package dev.bourse.gateway.journal;

import org.jspecify.annotations.Nullable;

/**
 * How the journal fares.
 *
 * @param accepting whether new work may begin
 * @param problem why facts do not reach the disk at present; null when they do
 * @param problemSinceMicros since when, epoch microseconds; 0 without a problem
 * @param end position that the next fact will get
 * @param durableEnd all facts before this position are on disk
 * @param first oldest position that is still kept
 * @param segments how many segment files there are
 */
public record JournalHealth(
        boolean accepting,
        @Nullable String problem,
        long problemSinceMicros,
        long end,
        long durableEnd,
        long first,
        int segments) {
    /** Facts that were taken and are not on disk yet. */
    public long queued() {
        return end - durableEnd;
    }
}
