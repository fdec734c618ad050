package dev.bourse.domain.market;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How far ranks would move if other accounts of the same kind had come: accounts are drawn again,
 * with replacement, and everything is ranked anew (audit.md 4.5). The interval holds 90 % of 200
 * such rankings.
 */
final class RankIntervals {
    static final int DRAWS = 200;
    private static final int TAIL_PERCENT = 5;
    private static final int HUNDRED = 100;

    private final int[] subjects;
    private final int[] accounts;
    private final long[] volumes;
    private final int[][] ranks;

    private RankIntervals(int present, int subjectCount) {
        subjects = new int[present];
        accounts = new int[present];
        volumes = new long[present];
        ranks = new int[subjectCount][DRAWS];
    }

    /**
     * @param order the subjects in their order; ties in a draw keep it
     */
    static RankIntervals of(List<String> order, List<Presence> present, Cap cap, long seed) {
        Map<String, Integer> places = new HashMap<>();
        order.forEach(subject -> places.put(subject, places.size()));
        List<Presence> ranked =
                present.stream().filter(one -> places.containsKey(one.subject())).toList();
        RankIntervals intervals = new RankIntervals(ranked.size(), order.size());
        Map<Long, Integer> numbers = new HashMap<>();
        for (int i = 0; i < ranked.size(); i++) {
            Presence one = ranked.get(i);
            intervals.subjects[i] = places.getOrDefault(one.subject(), 0);
            intervals.accounts[i] = numbers.computeIfAbsent(one.account(), _ -> numbers.size());
            intervals.volumes[i] = cap.of(one.traffic().paid());
        }
        intervals.draw(numbers.size(), new SplittableRandom(seed));
        return intervals;
    }

    /** The best likely rank of the subject at that place, from 1. */
    int low(int place) {
        return ranks[place][DRAWS * TAIL_PERCENT / HUNDRED];
    }

    /** The worst likely rank. */
    int high(int place) {
        return ranks[place][DRAWS - 1 - DRAWS * TAIL_PERCENT / HUNDRED];
    }

    private void draw(int accountCount, SplittableRandom random) {
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] weights = new int[accountCount];
            for (int i = 0; i < accountCount; i++) {
                weights[random.nextInt(accountCount)]++;
            }
            rank(draw, weights);
        }
        for (int[] each : ranks) {
            Arrays.sort(each);
        }
    }

    private void rank(int draw, int[] weights) {
        long[] sums = new long[ranks.length];
        for (int i = 0; i < volumes.length; i++) {
            sums[subjects[i]] += volumes[i] * weights[accounts[i]];
        }
        Integer[] order = new Integer[sums.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Long.compare(sums[other], sums[one]));
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]][draw] = rank + 1;
        }
    }
}
