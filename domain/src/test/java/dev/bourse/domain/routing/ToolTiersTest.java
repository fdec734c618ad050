package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bourse.domain.catalog.Parameter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.Stream;

/** Requests with tools prefer endpoints that call them well (openrouter.md 2.5). */
class ToolTiersTest {
    private static final int SEEDS = 50;

    private final Scene scene =
            Scene.of(
                    Stream.of("a", "b", "c", "d", "e")
                            .map(tag -> endpoint(tag).supporting(Parameter.TOOLS))
                            .toArray(Offered[]::new));

    private ToolTiersTest() {
        Stream.of("a", "b", "c", "d").forEach(tag -> scene.with(tag, proven(200, 1, 50)));
    }

    @Test
    void an_endpoint_that_calls_tools_badly_goes_after_its_peers() {
        scene.with("e", proven(200, 40, 50));
        assertLast("e", asking(MODEL).sending(Parameter.TOOLS));
        assertEquals(Position.DEPRIORITISED, last(asking(MODEL).sending(Parameter.TOOLS)));
    }

    @Test
    void an_endpoint_that_is_much_slower_goes_after_its_peers() {
        scene.with("e", proven(200, 1, 20));
        assertLast("e", asking(MODEL).sending(Parameter.TOOLS));
    }

    @Test
    void an_endpoint_of_which_too_little_is_known_goes_after_the_good_and_before_the_bad() {
        Scene six =
                Scene.of(
                        Stream.of("a", "b", "c", "d", "bad", "new")
                                .map(tag -> endpoint(tag).supporting(Parameter.TOOLS))
                                .toArray(Offered[]::new));
        Stream.of("a", "b", "c", "d").forEach(tag -> six.with(tag, proven(200, 1, 50)));
        six.with("bad", proven(200, 40, 50)).with("new", proven(199, 0, 50));
        for (int seed = 0; seed < SEEDS; seed++) {
            Plan plan = six.seed(seed).plan(tools());
            assertEquals("new", plan.candidates().get(4).endpoint().tag());
            assertEquals(Position.UNPROVEN, plan.candidates().get(4).position());
            assertEquals("bad", plan.candidates().get(5).endpoint().tag());
        }
    }

    @ParameterizedTest(name = "{0} of 200 wrong, the others 1: {1}")
    @CsvSource({"1, false", "8, false", "9, true", "200, true"})
    void a_hair_is_not_enough(int faulty, boolean deprioritised) {
        scene.with("e", proven(200, faulty, 50));
        boolean last =
                scene.plan(tools()).candidates().stream()
                        .anyMatch(one -> one.position() == Position.DEPRIORITISED);
        assertEquals(deprioritised, last);
    }

    @Test
    void where_peers_differ_a_good_deal_it_takes_more_to_fall_behind() {
        scene.with("a", proven(200, 0, 50)).with("b", proven(200, 10, 50));
        scene.with("c", proven(200, 20, 50)).with("d", proven(200, 30, 50));
        scene.with("e", proven(200, 40, 50));
        assertEquals(
                0,
                scene.plan(tools()).candidates().stream()
                        .filter(one -> one.position() == Position.DEPRIORITISED)
                        .count());
    }

    @Test
    void with_fewer_than_four_proven_providers_nobody_falls_behind() {
        scene.with("d", Health.UNKNOWN).with("e", proven(200, 100, 50));
        scene.with("c", Health.UNKNOWN);
        for (Candidate one : scene.plan(tools()).candidates()) {
            assertEquals(false, one.position() == Position.DEPRIORITISED);
            assertEquals(false, one.position() == Position.UNPROVEN);
        }
    }

    @Test
    void requests_without_tools_and_those_that_ask_for_a_price_are_not_affected() {
        scene.with("e", proven(200, 40, 50));
        for (Asked asked :
                List.of(
                        asking(MODEL),
                        asking(MODEL + ":floor").sending(Parameter.TOOLS),
                        asking(MODEL).sending(Parameter.TOOLS).sort(Sort.By.PRICE),
                        asking(MODEL).sending(Parameter.TOOLS).order("e"))) {
            assertEquals(
                    0,
                    scene.plan(asked).candidates().stream()
                            .filter(one -> one.position() == Position.DEPRIORITISED)
                            .count());
        }
    }

    @Test
    void quality_can_be_asked_for_without_tools() {
        scene.with("a", proven(200, 40, 50)).with("e", proven(200, 0, 50));
        assertLast("a", asking(MODEL + ":exacto"));
        assertLast("a", asking(MODEL).sort(Sort.By.EXACTO));
    }

    @Test
    void health_still_comes_first() {
        scene.with("e", proven(200, 40, 50)).with("a", Healths.failing());
        assertLast("a", tools());
    }

    @Test
    void a_session_stays_where_its_cache_is_warm_unless_tools_are_called_badly_there() {
        assertEquals("e", scene.tags(tools().stickyTo(MODEL + "@e")).getFirst());
        scene.with("e", proven(200, 40, 50));
        assertEquals("e", scene.tags(tools().stickyTo(MODEL + "@e")).getLast());
    }

    @Test
    void more_faulty_answers_than_answers_are_nonsense() {
        assertThrows(IllegalArgumentException.class, () -> new ToolRecord(1, 1, 2));
    }

    private void assertLast(String tag, Asked asked) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertEquals(tag, scene.seed(seed).tags(asked).getLast(), "seed " + seed);
        }
    }

    private Position last(Asked asked) {
        return scene.plan(asked).candidates().getLast().position();
    }

    private static Asked tools() {
        return asking(MODEL).sending(Parameter.TOOLS);
    }

    private static Health proven(long toolRequests, long faulty, double throughput) {
        return new Health(
                0,
                0,
                0,
                0,
                0,
                Percentiles.UNMEASURED,
                new Percentiles(throughput, throughput, throughput, throughput, 100),
                new ToolRecord(100, toolRequests, faulty));
    }
}
