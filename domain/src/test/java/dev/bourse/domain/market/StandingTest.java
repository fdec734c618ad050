package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class StandingTest {
    private static final int ALL = 12;

    @RepeatedTest(50)
    void who_stays_moves_up_without_gaps_and_within_an_interval(RepetitionInfo round) {
        Random random = new Random(round.getCurrentRepetition());
        List<Standing> away = new ArrayList<>();
        List<Standing> stay = new ArrayList<>();
        IntStream.rangeClosed(1, ALL)
                .mapToObj(rank -> standing(rank, random))
                .forEach(one -> (random.nextBoolean() ? away : stay).add(one));

        List<Standing> placed = stay.stream().map(one -> one.without(away)).toList();

        assertEquals(
                IntStream.rangeClosed(1, stay.size()).boxed().toList(),
                placed.stream().map(Standing::rank).toList());
        for (Standing one : placed) {
            assertTrue(one.rankLow() <= one.rank() && one.rank() <= one.rankHigh(), one::toString);
            assertTrue(one.rankLow() >= 1, one::toString);
        }
    }

    private static Standing standing(int rank, Random random) {
        return new Standing(
                "model/" + rank,
                Traffic.NONE,
                0,
                Standing.K,
                0,
                Concentration.NONE,
                rank,
                1 + random.nextInt(rank),
                rank + random.nextInt(ALL - rank + 1),
                rank);
    }
}
