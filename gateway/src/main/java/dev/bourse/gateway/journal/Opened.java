package dev.bourse.gateway.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;

/**
 * A journal as found on disk, its torn tail cut off.
 *
 * @param segments its files
 * @param current the segment to go on in
 * @param end the position that the next fact gets
 * @param checkpoints where checkpoints are kept
 * @param checkpoint the latest one
 */
record Opened(
        Segments segments,
        Segment current,
        long end,
        CheckpointFile checkpoints,
        Optional<Checkpoint> checkpoint) {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    /**
     * @throws JournalException when facts that must be there are not
     */
    static Opened of(Segments segments, CheckpointFile checkpoints) throws IOException {
        Optional<Checkpoint> checkpoint = checkpoints.read();
        if (segments.isEmpty()) {
            Segment first = segments.create(0);
            requireCovered(checkpoint, 0, 0);
            return new Opened(segments, first, 0, checkpoints, checkpoint);
        }
        Tail tail = Tail.find(segments.last().getValue(), segments.last().getKey());
        requireCovered(checkpoint, segments.first(), tail.position());
        LOG.info("the journal holds facts {} to {}", segments.first(), tail.position());
        Segment current = segments.reopen(tail);
        return new Opened(segments, current, tail.position(), checkpoints, checkpoint);
    }

    private static void requireCovered(Optional<Checkpoint> checkpoint, long first, long end) {
        long from = checkpoint.map(Checkpoint::position).orElse(0L);
        if (from < first) {
            throw new JournalException(
                    "facts %d to %d are gone and no checkpoint stands for them"
                            .formatted(from, first));
        }
        if (from > end) {
            throw new JournalException(
                    "the journal ends at %d, before its checkpoint at %d".formatted(end, from));
        }
    }
}
