package dev.bourse.gateway.journal;

import java.time.Duration;

/**
 * Sizes and times of a journal.
 *
 * @param window how long the first fact of a commit waits for company
 * @param retry pause before a failed commit is tried again
 * @param segmentBytes size at which a segment is full
 * @param stepBytes by how much a segment is extended with zeros ahead of its records
 * @param batchBytes the most that one commit writes; a fact is at most half of it
 * @param queue facts that may wait for a commit; a power of two
 * @param latest facts that followers get without reading the disk; a power of two
 */
public record JournalSettings(
        Duration window,
        Duration retry,
        long segmentBytes,
        int stepBytes,
        int batchBytes,
        int queue,
        int latest) {
    /** 5 ms windows, 64 MiB segments. */
    public static final JournalSettings DEFAULT =
            new JournalSettings(
                    Duration.ofMillis(5),
                    Duration.ofSeconds(1),
                    64L << 20,
                    4 << 20,
                    1 << 20,
                    1 << 16,
                    1 << 12);

    public JournalSettings {
        if (Integer.bitCount(queue) != 1 || queue < 2 || Integer.bitCount(latest) != 1) {
            throw new IllegalArgumentException("queue and latest must be powers of two");
        }
        if (batchBytes < 2 * Frame.HEADER || segmentBytes < SegmentHeader.BYTES + batchBytes) {
            throw new IllegalArgumentException("a segment must hold a batch, a batch a record");
        }
        if (stepBytes <= 0 || window.isNegative() || retry.isNegative()) {
            throw new IllegalArgumentException("steps and times must be positive");
        }
    }
}
