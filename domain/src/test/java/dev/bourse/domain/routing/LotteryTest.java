package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The default order: openrouter.md 2.3. */
class LotteryTest {
    private static final int DRAWS = 10_000;

    @Test
    void one_dollar_beats_three_dollars_nine_times_in_ten() {
        Scene scene = Scene.of(endpoint("a").at("1"), endpoint("c").at("3"));
        assertEquals(0.9, share(scene, "a"), 0.03 * 0.9);
        assertEquals(0.1, share(scene, "c"), 0.03 * 0.9);
    }

    @Test
    void an_endpoint_that_failed_now_goes_last_and_the_others_share_by_price() {
        Scene scene =
                Scene.of(endpoint("a").at("1"), endpoint("b").at("2"), endpoint("c").at("3"))
                        .with("b", Healths.failing());
        assertEquals(0.9, share(scene, "a"), 0.03 * 0.9);
        assertEquals(List.of("a", "c", "b"), scene.seed(1).tags(asking(MODEL)));
    }

    /** How often an endpoint goes first, over seeds 0 to 9,999. */
    private static double share(Scene scene, String tag) {
        int wins = 0;
        for (long seed = 0; seed < DRAWS; seed++) {
            wins += scene.seed(seed).tags(asking(MODEL)).getFirst().equals(tag) ? 1 : 0;
        }
        return (double) wins / DRAWS;
    }
}
