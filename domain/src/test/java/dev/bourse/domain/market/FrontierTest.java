package dev.bourse.domain.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.market.Frontier.Bought;
import dev.bourse.domain.market.Frontier.Candidate;
import dev.bourse.domain.market.Frontier.Label;
import dev.bourse.domain.market.Frontier.Point;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class FrontierTest {
    private static final long SEED = 20260302L;

    @Test
    void without_errors_the_frontier_is_certain() {
        List<Point> points =
                Frontier.of(
                                List.of(
                                        listed("cheap", 1, 10),
                                        listed("good", 5, 50),
                                        listed("dear", 9, 50),
                                        listed("worse", 5, 40),
                                        listed("best", 9, 60)),
                                SEED)
                        .points();
        assertEquals(
                List.of(1.0, 1.0, 0.0, 0.0, 1.0), points.stream().map(Point::probability).toList());
        assertEquals(
                List.of(true, true, false, false, true),
                points.stream().map(Point::onFrontier).toList());
    }

    @Test
    void equal_points_do_not_dominate_each_other() {
        List<Point> points =
                Frontier.of(List.of(listed("a", 2, 5), listed("b", 2, 5)), SEED).points();
        assertEquals(List.of(1.0, 1.0), points.stream().map(Point::probability).toList());
    }

    /**
     * At the same price, of two scores that are equal and equally uncertain each is the better one
     * half of the time. Of 1,000 draws the share is within four standard deviations: 0.063.
     */
    @Test
    void two_models_that_cannot_be_told_apart_share_the_frontier() {
        List<Point> points =
                Frontier.of(List.of(uncertain("a", 50, 2), uncertain("b", 50, 2)), SEED).points();
        points.forEach(point -> assertEquals(0.5, point.probability(), 0.063));
    }

    /**
     * The difference of 4 has a standard error of 2.83: the worse one wins with P(Z > 1.41) =
     * 0.079.
     */
    @Test
    void a_small_chance_is_not_near_the_frontier() {
        List<Point> points =
                Frontier.of(List.of(uncertain("a", 54, 2), uncertain("b", 50, 2)), SEED).points();
        assertEquals(0.079, points.getLast().probability(), 0.035);
        assertEquals(Label.FRONTIER, points.getFirst().label());
        assertEquals(Label.DOMINATED, points.getLast().label());
    }

    @Test
    void the_cost_is_what_accounts_paid_for_what_they_got() {
        List<Bought> bought = List.of(new Bought(3_000_000, 2_000), new Bought(1_000_000, 2_000));
        Point point =
                Frontier.of(List.of(new Candidate("a", 1, 0, bought, 99)), SEED)
                        .points()
                        .getFirst();
        assertEquals(1, point.cost(), 1e-9, "0.004 USD for 4,000 tokens is 1 USD a million");
        assertEquals(0.5, point.costLow(), 1e-9);
        assertEquals(1.5, point.costHigh(), 1e-9);
    }

    @Test
    void many_alike_accounts_make_a_narrow_interval() {
        List<Bought> bought =
                IntStream.range(0, 400)
                        .mapToObj(i -> new Bought(900 + i % 3 * 100, 1_000))
                        .toList();
        Point point =
                Frontier.of(List.of(new Candidate("a", 1, 0, bought, 0)), SEED).points().getFirst();
        assertTrue(point.costLow() < point.cost() && point.cost() < point.costHigh());
        assertTrue(point.costHigh() - point.costLow() < 0.03 * point.cost(), point.toString());
    }

    private static Candidate listed(String model, double cost, double quality) {
        return new Candidate(model, quality, 0, List.of(), cost);
    }

    private static Candidate uncertain(String model, double quality, double error) {
        return new Candidate(model, quality, error, List.of(), 1);
    }
}
