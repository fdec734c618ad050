package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rankings against numbers that were worked out by hand. */
class LeaderboardTest {
    private static final long SEED = 20260302L;

    /**
     * Twenty accounts use {@code good}, each 30,000 tokens; one whale sends 9,000,000 through
     * {@code ghost}, of which nothing is paid but 60,000.
     *
     * <p>Paid volumes of an account with a model: twenty times 30,000 and once 60,000. Of 21 the
     * 95th percentile is the 20th: 30,000. So {@code good} has 20 x 30,000 = 600,000 capped, {@code
     * ghost} 30,000.
     */
    private static List<Presence> whale() {
        List<Presence> present = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> present.add(paid("good", i, 30_000)));
        present.add(new Presence("ghost", 99, traffic(9_000_000, 60_000)));
        return present;
    }

    @Test
    void a_whale_that_pays_little_leads_by_tokens_and_not_by_capped_paid_volume() {
        Leaderboard board = Leaderboard.of(whale(), SEED);
        assertEquals(30_000, board.cap().tokens());
        assertEquals(List.of("good", "ghost"), subjects(board.standings()));
        assertEquals(List.of("ghost", "good"), subjects(board.raw()));
        assertEquals(List.of(600_000L, 30_000L), capped(board));
        assertEquals(21, board.accounts());
        assertEquals(9_600_000, board.total().tokens());
    }

    @Test
    void concentration_says_how_few_stand_behind_a_volume() {
        Leaderboard board = Leaderboard.of(whale(), SEED);
        Concentration good = board.standings().getFirst().concentration();
        Concentration ghost = board.standings().getLast().concentration();
        assertEquals(0.05, good.hhi(), 1e-12);
        assertEquals(20, good.effective(), 1e-9);
        assertEquals(20, good.entropyNumber(), 1e-9);
        assertEquals(0.05, good.top1(), 1e-12);
        assertFalse(good.isConcentrated());
        assertEquals(1, ghost.hhi(), 1e-12);
        assertTrue(ghost.isConcentrated());
    }

    @Test
    void shares_of_a_half_a_quarter_and_a_quarter_have_an_hhi_of_three_eighths() {
        Concentration three = Concentration.of(new long[] {50, 25, 25, 0});
        assertEquals(0.375, three.hhi(), 1e-12);
        assertEquals(8.0 / 3, three.effective(), 1e-12);
        assertEquals(2 * Math.sqrt(2), three.entropyNumber(), 1e-12);
        assertEquals(0.5, three.top1(), 1e-12);
        assertEquals(Concentration.NONE, Concentration.of(new long[] {0, 0}));
    }

    @Test
    void ties_go_to_more_payers_then_more_tokens_then_the_name() {
        List<Presence> present =
                List.of(
                        paid("b", 1, 2_000),
                        paid("a", 1, 2_000),
                        paid("c", 1, 1_000),
                        paid("c", 2, 1_000),
                        new Presence("d", 1, traffic(2_500, 2_000)));
        assertEquals(
                List.of("c", "d", "a", "b"), subjects(Leaderboard.of(present, SEED).standings()));
    }

    @Test
    void raw_ties_go_to_the_name_that_comes_first() {
        List<Presence> present = List.of(paid("b", 1, 10), paid("a", 2, 10));
        assertEquals(List.of("a", "b"), subjects(Leaderboard.of(present, SEED).raw()));
    }

    @Test
    void what_nobody_paid_for_adds_to_tokens_and_to_nothing_else() {
        Leaderboard board = Leaderboard.of(List.of(new Presence("free", 1, traffic(500, 0))), SEED);
        Standing free = board.standings().getFirst();
        assertEquals(0, free.capped());
        assertEquals(0, free.payers());
        assertEquals(1, free.accounts());
        assertEquals(0, free.paidShare());
        assertTrue(free.isBelowK());
    }

    @Test
    void the_cap_never_falls_below_its_floor() {
        Leaderboard board = Leaderboard.of(List.of(paid("a", 1, 10)), SEED);
        assertEquals(Cap.FLOOR, board.cap().tokens());
        assertEquals(Cap.FLOOR, Cap.of(List.of()).tokens());
    }

    @Test
    void presences_of_one_account_on_several_days_are_one() {
        Leaderboard board = Leaderboard.of(List.of(paid("a", 1, 8_000), paid("a", 1, 7_000)), SEED);
        assertEquals(15_000, board.cap().tokens());
        assertEquals(1, board.standings().getFirst().accounts());
    }

    @Test
    void a_subject_that_a_hundred_accounts_use_alike_keeps_its_rank_and_one_on_a_few_does_not() {
        List<Presence> present = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            present.add(paid("broad", i, 2_000));
        }
        for (int i = 0; i < 4; i++) {
            present.add(paid("few", 1_000 + i, 10_000));
            present.add(paid("other", 2_000 + i, 9_000));
        }
        List<Standing> rows = Leaderboard.of(present, SEED).standings();
        assertEquals(List.of("broad", "few", "other"), subjects(rows));
        assertEquals(List.of(1, 1), List.of(rows.get(0).rankLow(), rows.get(0).rankHigh()));
        assertEquals(2, rows.get(1).rankLow());
        assertEquals(3, rows.get(1).rankHigh());
        assertEquals(2, rows.get(2).rankLow());
        assertEquals(3, rows.get(2).rankHigh());
    }

    @Test
    void the_same_seed_gives_the_same_intervals() {
        assertEquals(Leaderboard.of(whale(), 7), Leaderboard.of(whale(), 7));
    }

    @Test
    void reading_twenty_times_as_much_as_writing_is_not_yet_heavy() {
        assertFalse(standing(20, 1).isInputHeavy());
        assertTrue(standing(21, 1).isInputHeavy());
    }

    @Test
    void of_a_model_that_writes_nothing_the_ratio_is_not_known_and_not_heavy() {
        assertEquals(Double.NaN, standing(1_000, 0).inputOutputRatio());
        assertFalse(standing(1_000, 0).isInputHeavy());
    }

    private static Standing standing(long prompt, long completion) {
        Traffic traffic = new Traffic(1, 0, prompt, completion, 0, 0, 0, 0, 0, 0, 0, 0);
        return Leaderboard.of(List.of(new Presence("a", 1, traffic)), SEED).standings().getFirst();
    }

    private static Presence paid(String subject, long account, long tokens) {
        return new Presence(subject, account, traffic(tokens, tokens));
    }

    private static Traffic traffic(long tokens, long paid) {
        return new Traffic(
                1, 0, tokens - tokens / 10, tokens / 10, 0, 0, paid, paid, paid / 2, 0, 0, 0);
    }

    private static List<String> subjects(List<Standing> standings) {
        return standings.stream().map(Standing::subject).toList();
    }

    private static List<Long> capped(Leaderboard board) {
        return board.standings().stream().map(Standing::capped).toList();
    }
}
