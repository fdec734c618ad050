package dev.bourse.gateway.http;

import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.market.MarketDesk;
import dev.bourse.gateway.market.MarketDesk.Answer;
import dev.bourse.gateway.market.RankingQuestion;
import dev.bourse.gateway.market.ScoresQuestion;
import dev.bourse.gateway.store.StoreException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of models besides the catalogue: what was published, and what they are used for.
 */
final class Repute {
    private final MarketDesk desk;
    private volatile Known known = new Known(Long.MIN_VALUE, Map.of());

    Repute(MarketDesk desk) {
        this.desk = desk;
    }

    /**
     * Scores that were imported.
     *
     * @param asOf when they were looked up, epoch microseconds
     */
    private record Known(long asOf, Map<String, ModelScores> byModel) {}

    /** Scores by model; as known last while the database is away. */
    Map<String, ModelScores> scores() {
        try {
            Answer<List<ScorePublished>> now = desk.ask(ScoresQuestion.SCORES);
            if (now.asOf() != known.asOf()) {
                known = new Known(now.asOf(), ModelScores.of(now.value()));
            }
            return known.byModel();
        } catch (StoreException away) {
            return known.byModel();
        }
    }

    /**
     * The models that classified prompts of that category went to, in the calendar week that holds
     * a moment; those of fewer than five accounts are told to nobody.
     *
     * @throws BadQuery when there is no such category
     */
    Set<String> usedFor(String category, long nowMicros) {
        String label =
                Labels.of(Facet.CATEGORY, category)
                        .orElseThrow(() ->
                                new BadQuery(
                                        "category",
                                        "there is no category '" + Choices.shown(category) + "'"));
        Window week = Window.containing(Grain.WEEK, nowMicros);
        return desk
                .ask(new RankingQuestion(Group.MODEL, new Slice(Facet.CATEGORY, label), week))
                .value()
                .ranking()
                .standings()
                .stream()
                .filter(one -> !one.isBelowK())
                .map(Standing::subject)
                .collect(Collectors.toUnmodifiableSet());
    }
}
