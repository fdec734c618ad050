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
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What is known of models besides the catalogue: what was published, and what they are used for.
 */
final class Repute {
    private static final long FRESH = 1_000_000;
    private static final long PATIENCE = 30 * FRESH;

    private final MarketDesk desk;
    private final LongSupplier clock;
    private volatile Known known = new Known(Long.MIN_VALUE, Long.MIN_VALUE, Map.of());

    /**
     * @param clock epoch microseconds
     */
    Repute(MarketDesk desk, LongSupplier clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Scores that were imported.
     *
     * @param until when to look again, epoch microseconds
     * @param asOf when the desk had them from the database
     */
    private record Known(long until, long asOf, Map<String, ModelScores> byModel) {}

    /**
     * Scores by model, a second old at most; as known last while the database is away, which is
     * asked every half minute then.
     */
    Map<String, ModelScores> scores() {
        long now = clock.getAsLong();
        if (now >= known.until()) {
            known = look(known, now);
        }
        return known.byModel();
    }

    private Known look(Known last, long now) {
        try {
            Answer<List<ScorePublished>> answer = desk.ask(ScoresQuestion.SCORES);
            boolean same = answer.asOf() == last.asOf();
            return new Known(
                    now + FRESH,
                    answer.asOf(),
                    same ? last.byModel() : ModelScores.of(answer.value()));
        } catch (StoreException away) {
            return new Known(now + PATIENCE, last.asOf(), last.byModel());
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
