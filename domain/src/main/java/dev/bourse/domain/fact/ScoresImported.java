package dev.bourse.domain.fact;

import java.util.List;

/**
 * The operator took over a file of published scores. One fact, so that all of it is kept or none.
 *
 * @param atMicros when, epoch microseconds
 * @param scores what was new in it, at least one
 */
public record ScoresImported(long atMicros, List<ScorePublished> scores) implements Fact {
    public ScoresImported {
        scores = List.copyOf(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("an import has scores");
        }
    }
}
