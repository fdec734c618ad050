package dev.bourse.domain.market;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Subjects in the order of their capped paid volume (audit.md 4.5): what one account adds is
 * limited, and what nobody paid for adds nothing. Ties go to the one with more payers, then more
 * tokens, then the name that comes first.
 *
 * @param cap the most that one account adds
 * @param accounts how many accounts there are in all
 * @param standings in the robust order
 */
public record Leaderboard(Cap cap, int accounts, List<Standing> standings) {
    private static final Comparator<Standing> ROBUST =
            comparingLong(Standing::capped)
                    .thenComparingInt(Standing::payers)
                    .thenComparingLong((Standing one) -> one.traffic().tokens())
                    .reversed()
                    .thenComparing(Standing::subject);

    private static final Comparator<Standing> RAW =
            comparingLong((Standing one) -> one.traffic().tokens())
                    .reversed()
                    .thenComparing(Standing::subject);

    public Leaderboard {
        standings = List.copyOf(standings);
    }

    /**
     * Ranks what was present; an account may be present with a subject several times.
     *
     * @param seed decides the resampling behind the rank intervals
     */
    public static Leaderboard of(Collection<Presence> present, long seed) {
        List<Presence> merged = Presence.merged(present);
        Cap cap = Cap.of(merged);
        Map<String, List<Presence>> bySubject = new HashMap<>();
        for (Presence one : merged) {
            bySubject.computeIfAbsent(one.subject(), _ -> new ArrayList<>()).add(one);
        }
        List<Standing> robust =
                bySubject.entrySet().stream()
                        .map(entry -> standing(entry.getKey(), entry.getValue(), cap))
                        .filter(one -> one.traffic().tokens() > 0)
                        .sorted(ROBUST)
                        .toList();
        int accounts = (int) merged.stream().mapToLong(Presence::account).distinct().count();
        return new Leaderboard(cap, accounts, ranked(robust, merged, cap, seed));
    }

    /** Ranks by tokens alone, where accounts are not known. */
    public static Leaderboard raw(Map<String, Traffic> traffic) {
        List<Standing> ranked = new ArrayList<>();
        traffic.entrySet().stream()
                .filter(one -> one.getValue().tokens() > 0)
                .map(one ->
                        new Standing(
                                one.getKey(),
                                one.getValue(),
                                0,
                                0,
                                0,
                                Concentration.NONE,
                                0,
                                0,
                                0,
                                0))
                .sorted(RAW)
                .forEach(one -> {
                    int rank = ranked.size() + 1;
                    ranked.add(one.ranked(rank, rank, rank, rank));
                });
        return new Leaderboard(new Cap(Cap.FLOOR), 0, ranked);
    }

    /** The standings by tokens. */
    public List<Standing> raw() {
        return standings.stream().sorted(comparingInt(Standing::rawRank)).toList();
    }

    /** Everything together. */
    public Traffic total() {
        return standings.stream().map(Standing::traffic).reduce(Traffic.NONE, Traffic::plus);
    }

    /** The capped volumes together. */
    public long capped() {
        return standings.stream().mapToLong(Standing::capped).sum();
    }

    private static List<Standing> ranked(
            List<Standing> robust, List<Presence> present, Cap cap, long seed) {
        Map<String, Integer> rawRanks = new HashMap<>();
        robust.stream()
                .sorted(RAW)
                .forEach(one -> rawRanks.put(one.subject(), rawRanks.size() + 1));
        RankIntervals intervals =
                RankIntervals.of(
                        robust.stream().map(Standing::subject).toList(), present, cap, seed);
        List<Standing> ranked = new ArrayList<>();
        for (Standing one : robust) {
            int place = ranked.size();
            ranked.add(
                    one.ranked(
                            place + 1,
                            Math.min(place + 1, intervals.low(place)),
                            Math.max(place + 1, intervals.high(place)),
                            rawRanks.getOrDefault(one.subject(), 0)));
        }
        return ranked;
    }

    private static Standing standing(String subject, List<Presence> present, Cap cap) {
        Traffic traffic = Traffic.NONE;
        long capped = 0;
        int payers = 0;
        for (Presence one : present) {
            traffic = traffic.plus(one.traffic());
            capped = Math.addExact(capped, cap.of(one.traffic().paid()));
            payers += one.traffic().paid() > 0 ? 1 : 0;
        }
        long[] tokens = present.stream().mapToLong(one -> one.traffic().tokens()).toArray();
        return new Standing(
                subject,
                traffic,
                capped,
                present.size(),
                payers,
                Concentration.of(tokens),
                0,
                0,
                0,
                0);
    }
}
