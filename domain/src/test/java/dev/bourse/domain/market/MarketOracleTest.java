package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.fact.GenerationFinished;
import dev.bourse.domain.fact.GenerationFinished.Outcome;
import dev.bourse.domain.market.NaiveMarket.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The folds against the naive market, on random traffic. */
class MarketOracleTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 20);
    private static final int DAYS = 20;
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rankings_of_any_days_agree(long seed) {
        List<GenerationFinished> ends = traffic(new Random(seed), 1_000);
        Random random = new Random(seed + 1);
        for (int i = 0; i < 5; i++) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            LocalDate last = from.plusDays(random.nextInt(7));
            NaiveMarket naive = new NaiveMarket(ends).between(from, last);
            assertSame(
                    naive.ranking(GenerationFinished::model),
                    Leaderboard.of(present(ends, from, last), 1),
                    "seed " + seed + " from " + from + " to " + last);
        }
    }

    @Test
    void facts_in_any_number_of_deltas_sum_up_to_the_same() {
        List<GenerationFinished> ends = traffic(new Random(9), 1_000);
        Delta whole = new Delta();
        ends.forEach(whole::add);
        Map<Bucket, Traffic> sum = new HashMap<>();
        for (GenerationFinished end : ends) {
            Delta one = new Delta();
            one.add(end);
            one.volumes().forEach((bucket, traffic) -> sum.merge(bucket, traffic, Traffic::plus));
        }
        assertEquals(whole.volumes(), sum);
    }

    private static void assertSame(List<Row> expected, Leaderboard found, String which) {
        assertEquals(expected.size(), found.standings().size(), which);
        for (int i = 0; i < expected.size(); i++) {
            Row row = expected.get(i);
            Standing standing = found.standings().get(i);
            assertEquals(row.model(), standing.subject(), which);
            assertEquals(row.tokens(), standing.traffic().tokens(), which);
            assertEquals(row.capped(), standing.capped(), which);
            assertEquals(row.accounts(), standing.accounts(), which);
            assertEquals(row.payers(), standing.payers(), which);
            assertEquals(row.spend(), standing.traffic().spend(), which);
            assertEquals(row.hhi(), standing.concentration().hhi(), 1e-9, which);
            assertEquals(row.top1(), standing.concentration().top1(), 1e-9, which);
            assertEquals(i + 1, standing.rank(), which);
            assertTrue(standing.rankLow() <= standing.rank(), which);
            assertTrue(standing.rankHigh() >= standing.rank(), which);
        }
    }

    private static List<Presence> present(
            List<GenerationFinished> ends, LocalDate from, LocalDate last) {
        Delta delta = new Delta();
        ends.forEach(delta::add);
        List<Presence> present = new ArrayList<>();
        delta.shares()
                .forEach((share, traffic) -> {
                    LocalDate day = Grain.date(share.day());
                    boolean wanted =
                            share.series().group() == Group.MODEL
                                    && share.series().slice().equals(Slice.ALL)
                                    && !day.isBefore(from)
                                    && !day.isAfter(last);
                    if (wanted) {
                        present.add(
                                new Presence(
                                        share.series().subject(),
                                        share.account().hashCode(),
                                        traffic));
                    }
                });
        return present;
    }

    /** Few models, accounts of very different size, some free, some secret, some broken. */
    private static List<GenerationFinished> traffic(Random random, int count) {
        List<GenerationFinished> ends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            String at = day + "T%02d:%02d:00Z".formatted(random.nextInt(24), random.nextInt(60));
            int account = (int) (30 * Math.pow(random.nextDouble(), 3));
            Traffics one =
                    Traffics.of(
                            at,
                            "account-" + account,
                            "maker/model-" + (int) (8 * Math.pow(random.nextDouble(), 2)),
                            1 + (long) (20_000 * Math.pow(random.nextDouble(), 4)));
            one = random.nextInt(4) == 0 ? one.costing(0) : one;
            one = random.nextInt(20) == 0 ? one.secret() : one;
            one = random.nextInt(20) == 0 ? one.repeated() : one;
            Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
            ends.add(random.nextInt(5) == 0 ? one.ending(outcome).fact() : one.fact());
        }
        return ends;
    }
}
