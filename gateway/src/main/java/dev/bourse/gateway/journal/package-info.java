/**
 * The append-only journal: segments, group commit, replay, checkpoint, recovery. {@link
 * dev.bourse.gateway.journal.Journal} is the door; a {@code Committer} is the only writer, {@code
 * Segments} knows the files, {@code Frame} the bytes of a record.
 */
@NullMarked
package dev.bourse.gateway.journal;

import org.jspecify.annotations.NullMarked;
