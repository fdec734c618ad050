package dev.bourse.gateway.market;

import dev.bourse.domain.fact.ScorePublished;

import java.util.Comparator;
import java.util.List;

/** Which scores were published? */
public enum ScoresQuestion implements Question<List<ScorePublished>> {
    SCORES;

    @Override
    public List<ScorePublished> answer(Sources sources) {
        return sources.queries().notebook().scores().stream()
                .sorted(
                        Comparator.comparing(ScorePublished::source)
                                .thenComparing(ScorePublished::benchmark)
                                .thenComparing(
                                        Comparator.comparing(ScorePublished::score).reversed())
                                .thenComparing(ScorePublished::model))
                .toList();
    }
}
