package dev.bourse.gateway.http;

import dev.bourse.domain.fact.ScorePublished;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What published benchmarks say of a model, as far as an operator imported it.
 *
 * @param indices the indices of Artificial Analysis by name, such as {@code coding_index}
 * @param elo the best rating in an arena of Design Arena; null when there is none
 */
record ModelScores(Map<String, BigDecimal> indices, @Nullable BigDecimal elo) {
    /** Nothing was imported. */
    static final ModelScores NONE = new ModelScores(Map.of(), null);

    /** Who publishes indices. */
    static final String INDICES = "artificial-analysis";

    /** Who publishes ratings. */
    static final String ARENA = "design-arena";

    ModelScores {
        indices = Map.copyOf(indices);
    }

    /** What scores say of each model, by its id. */
    static Map<String, ModelScores> of(List<ScorePublished> scores) {
        Map<String, ModelScores> byModel = new HashMap<>();
        scores.forEach(one -> byModel.merge(one.model(), of(one), ModelScores::and));
        return byModel;
    }

    /** The index of that name; empty when it is not known. */
    Optional<BigDecimal> index(String name) {
        return Optional.ofNullable(indices.get(name));
    }

    /** The best rating; empty when there is none. */
    Optional<BigDecimal> rating() {
        return Optional.ofNullable(elo);
    }

    private static ModelScores of(ScorePublished one) {
        return switch (one.source()) {
            case INDICES -> new ModelScores(Map.of(one.benchmark(), one.score()), null);
            case ARENA -> new ModelScores(Map.of(), one.score());
            default -> NONE;
        };
    }

    private ModelScores and(ModelScores other) {
        Map<String, BigDecimal> both = new HashMap<>(indices);
        both.putAll(other.indices);
        boolean first = other.elo == null || (elo != null && elo.compareTo(other.elo) >= 0);
        return new ModelScores(both, first ? elo : other.elo);
    }
}
