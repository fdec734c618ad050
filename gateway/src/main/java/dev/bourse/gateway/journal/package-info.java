/** The append-only journal: segments, group commit, replay, checkpoint, recovery. */
@NullMarked
package dev.bourse.gateway.journal;

import org.jspecify.annotations.NullMarked;
