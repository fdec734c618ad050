package dev.bourse.lab.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.lab.task.Verdicts.Interval;
import dev.bourse.lab.task.Verdicts.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class VerdictsTest {
    /** a: 3 true, 2 found, 1 wrongly: P = 2/3, R = 2/3. b: 2 true, 1 found, 1 wrongly: 1/2, 1/2. */
    private static final Verdicts FIVE =
            new Verdicts(
                    List.of(
                            new Verdict("a", "a"),
                            new Verdict("a", "a"),
                            new Verdict("a", "b"),
                            new Verdict("b", "b"),
                            new Verdict("b", "a")));

    @Test
    void scores_are_those_computed_by_hand() {
        assertEquals(0.6, FIVE.accuracy(), 1e-12);
        assertEquals(Map.of("a", 2.0 / 3, "b", 0.5), FIVE.f1());
        assertEquals((2.0 / 3 + 0.5) / 2, FIVE.macroF1(), 1e-12);
    }

    @Test
    void what_is_taken_for_a_class_that_does_not_occur_costs_recall_only() {
        Verdicts verdicts = new Verdicts(List.of(new Verdict("a", "a"), new Verdict("a", "z")));
        assertEquals(Map.of("a", 2.0 / 3), verdicts.f1());
        assertEquals(List.of("1 a as z"), verdicts.mistakes(9));
    }

    @Test
    void the_interval_holds_the_score_and_narrows_with_more_prompts() {
        Interval few = repeated(20).interval(1);
        Interval many = repeated(200).interval(1);
        double score = FIVE.macroF1();
        assertTrue(few.low() < score && score < few.high(), few::toString);
        double ratio = (few.high() - few.low()) / (many.high() - many.low());
        assertEquals(Math.sqrt(10), ratio, 0.6);
    }

    @Test
    void balance_takes_at_most_so_many_of_each_class() {
        Verdicts balanced = repeated(20).balanced(25, 1);
        assertEquals(50, balanced.size());
        assertEquals(5, FIVE.balanced(25, 1).size());
    }

    private static Verdicts repeated(int times) {
        Stream<Verdict> all =
                IntStream.range(0, times)
                        .boxed()
                        .flatMap(_ ->
                                Stream.of("aa", "aa", "ab", "bb", "ba")
                                        .map(pair ->
                                                new Verdict(
                                                        pair.substring(0, 1), pair.substring(1))));
        return new Verdicts(all.toList());
    }
}
