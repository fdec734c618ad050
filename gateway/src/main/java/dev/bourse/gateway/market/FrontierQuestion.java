package dev.bourse.gateway.market;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Endpoint;
import dev.bourse.domain.catalog.PriceKey;
import dev.bourse.domain.fact.ScorePublished;
import dev.bourse.domain.market.Frontier;
import dev.bourse.domain.market.Frontier.Bought;
import dev.bourse.domain.market.Frontier.Candidate;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Standing;
import dev.bourse.domain.market.Window;
import dev.bourse.domain.unit.Price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which models are worth their price, by one benchmark?
 *
 * @param source who published it
 * @param benchmark what was measured
 * @param window whose prices count
 */
public record FrontierQuestion(String source, String benchmark, Window window)
        implements Question<Frontier> {
    private static final double MILLION = 1e6;

    /** Three tokens read for each one written, when nothing was observed (audit.md 4.1). */
    private static final double PROMPT_PARTS = 3;

    private static final double PARTS = 4;

    @Override
    public Frontier answer(Sources sources) {
        Map<String, List<Presence>> present = present(sources);
        Catalog now = sources.catalog().get();
        List<Candidate> candidates =
                sources.queries().notebook().scores().stream()
                        .filter(one ->
                                one.source().equals(source) && one.benchmark().equals(benchmark))
                        .flatMap(score ->
                                candidate(
                                        score,
                                        present.getOrDefault(score.model(), List.of()),
                                        blended(now, score.model()))
                                        .stream())
                        .toList();
        return Frontier.of(candidates, window.start());
    }

    /** Who used what in the days that are over, as far as money may be told of it. */
    private Map<String, List<Presence>> present(Sources sources) {
        long end = Math.min(window.end(), Spending.settled(sources.now()));
        Reading reading = new Reading(sources, Group.MODEL, Slice.ALL);
        Spending spending = Spending.of(reading, window.start(), window.end());
        Map<String, List<Presence>> present = new HashMap<>();
        for (Presence one : reading.present(window.start(), end)) {
            if (spending.isTold(one.subject())) {
                present.computeIfAbsent(one.subject(), _ -> new ArrayList<>()).add(one);
            }
        }
        return present;
    }

    /** What nobody used and nobody lists has no price. */
    private static Optional<Candidate> candidate(
            ScorePublished score, List<Presence> present, OptionalDouble listed) {
        List<Bought> bought =
                present.size() < Standing.K
                        ? List.of()
                        : present.stream()
                                .map(one ->
                                        new Bought(one.traffic().spend(), one.traffic().tokens()))
                                .toList();
        return bought.isEmpty() && listed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Candidate(
                                score.model(),
                                score.score().doubleValue(),
                                score.standardError() == null
                                        ? 0
                                        : score.standardError().doubleValue(),
                                bought,
                                listed.orElse(0)));
    }

    private static OptionalDouble blended(Catalog now, String model) {
        return now.endpoints(model).stream()
                .filter(endpoint -> endpoint.prices().isKnown())
                .mapToDouble(FrontierQuestion::blended)
                .min();
    }

    private static double blended(Endpoint endpoint) {
        return (PROMPT_PARTS * perMillion(endpoint, PriceKey.PROMPT)
                        + perMillion(endpoint, PriceKey.COMPLETION))
                / PARTS;
    }

    private static double perMillion(Endpoint endpoint, PriceKey key) {
        Price price = endpoint.prices().at(key, 0, 0).orElse(Price.FREE);
        return price.dollars().doubleValue() * MILLION;
    }
}
