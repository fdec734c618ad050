package dev.bourse.gateway.market;

import dev.bourse.domain.market.Duplicates;
import dev.bourse.domain.market.Facet;
import dev.bourse.domain.market.Grain;
import dev.bourse.domain.market.Group;
import dev.bourse.domain.market.Leaderboard;
import dev.bourse.domain.market.Presence;
import dev.bourse.domain.market.Series;
import dev.bourse.domain.market.Slice;
import dev.bourse.domain.market.Traffic;
import dev.bourse.domain.market.Trend;
import dev.bourse.domain.market.Window;
import dev.bourse.gateway.store.MarketQueries.Volume;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who stands where?
 *
 * @param group which kind of subject
 * @param slice in which part of the traffic
 * @param window when
 */
public record RankingQuestion(Group group, Slice slice, Window window) implements Question<Board> {
    /** So many prompts of a model tell well enough how many are copies. */
    private static final long MOST_FINGERPRINTS = 20_000;

    @Override
    public Board answer(Sources sources) {
        Reading reading = new Reading(sources, group, slice);
        return window.grain() == Grain.HOUR ? raw(sources, reading) : robust(sources, reading);
    }

    private Board raw(Sources sources, Reading reading) {
        Map<String, Traffic> traffic = reading.traffic(Grain.HOUR, window.start(), window.end());
        Leaderboard ranking = Leaderboard.raw(traffic);
        return new Board(
                window,
                false,
                ranking,
                ranking.total(),
                Spending.untold(group),
                traffic,
                changes(reading, sources.now()),
                Map.of(),
                Map.of(),
                confidential(sources));
    }

    private Board robust(Sources sources, Reading reading) {
        List<Presence> present = reading.present(window.start(), window.end());
        Leaderboard ranking = Leaderboard.of(present, window.start());
        return new Board(
                window,
                true,
                ranking,
                ranking.total(),
                Spending.of(reading, window.start(), window.end()),
                reading.traffic(Grain.DAY, window.start(), window.end()),
                changes(reading, sources.now()),
                cappedChanges(reading, present, sources.now()),
                duplicates(sources),
                confidential(sources));
    }

    /** Hours are kept of whole traffic only; the running day of a part compares with nothing. */
    private Map<String, Double> changes(Reading reading, long now) {
        Grain part =
                window.grain().compareTo(Grain.DAY) > 0 || window.isOver(now)
                        ? Grain.DAY
                        : Grain.HOUR;
        Grain grain = window.grain() == Grain.HOUR ? Grain.HOUR : part;
        if (grain == Grain.HOUR && slice.facet() != Facet.ALL) {
            return Map.of();
        }
        long until = window.finishedUntil(now);
        return changes(
                tokens(reading.traffic(grain, window.start(), until)),
                tokens(reading.traffic(grain, window.before().start(), window.counterpart(until))));
    }

    private Map<String, Double> cappedChanges(Reading reading, List<Presence> present, long now) {
        if (window.grain() == Grain.DAY && !window.isOver(now)) {
            return Map.of();
        }
        long until = window.finishedUntil(now);
        List<Presence> finished =
                window.isOver(now) ? present : reading.present(window.start(), until);
        return changes(
                Trend.capped(finished, 1),
                Trend.capped(
                        reading.present(window.before().start(), window.counterpart(until)), 1));
    }

    private static Map<String, Double> changes(Map<String, Long> now, Map<String, Long> before) {
        Map<String, Double> changes = new HashMap<>();
        if (!now.isEmpty()) {
            before.forEach((subject, volume) -> {
                if (volume > 0) {
                    long after = now.getOrDefault(subject, 0L);
                    changes.put(subject, (double) (after - volume) / volume);
                }
            });
        }
        return changes;
    }

    private static Map<String, Long> tokens(Map<String, Traffic> traffic) {
        Map<String, Long> tokens = new HashMap<>();
        traffic.forEach((subject, one) -> tokens.put(subject, one.tokens()));
        return tokens;
    }

    private Map<String, Double> duplicates(Sources sources) {
        Map<String, Double> shares = new HashMap<>();
        if (group == Group.MODEL) {
            sources.queries()
                    .fingerprints(window.start(), window.end())
                    .forEach((model, prints) ->
                            shares.put(
                                    model,
                                    Duplicates.share(
                                            Arrays.stream(prints)
                                                    .limit(MOST_FINGERPRINTS)
                                                    .toArray())));
        }
        return shares;
    }

    private long confidential(Sources sources) {
        Grain grain = window.grain() == Grain.HOUR ? Grain.HOUR : Grain.DAY;
        return sources
                .queries()
                .volumes(Series.CONFIDENTIAL, grain, window.start(), window.end())
                .stream()
                .map(Volume::traffic)
                .mapToLong(Traffic::requests)
                .sum();
    }
}
