package dev.bourse.domain.routing;

import static dev.bourse.domain.routing.Asked.asking;
import static dev.bourse.domain.routing.Healths.coolingUntil;
import static dev.bourse.domain.routing.Healths.recently;
import static dev.bourse.domain.routing.Healths.uptime;
import static dev.bourse.domain.routing.Offered.MODEL;
import static dev.bourse.domain.routing.Offered.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Health and stickiness: openrouter.md 2.3, 2.4 and 2.9. */
class StandingTest {
    private final Scene scene =
            Scene.of(
                    endpoint("a").at("1"),
                    endpoint("b").at("2"),
                    endpoint("c").at("3"),
                    endpoint("d").at("4"));

    @ParameterizedTest
    @CsvSource({
        "0, 0, SOUND",
        "0, 99, SOUND",
        "0, 100, UNRELIABLE",
        "95, 5, SOUND",
        "949, 51, DEGRADED",
        "80, 20, DEGRADED",
        "799, 201, UNRELIABLE",
    })
    void uptime_is_judged_from_100_requests(long successes, long failures, Standing standing) {
        assertEquals(standing, Standing.of(uptime(successes, failures), Scene.NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, SOUND",
        "1000, 0, SOUND",
        "0, 1, FAILING",
        "19, 1, FAILING",
        "20, 1, SOUND",
        "95, 5, FAILING",
        "96, 5, SOUND",
    })
    void one_failure_in_twenty_within_30_seconds_is_an_outage(
            long successes, long failures, Standing standing) {
        assertEquals(standing, Standing.of(recently(successes, failures), Scene.NOW));
    }

    @Test
    void a_pause_that_was_asked_for_is_kept_to_the_microsecond() {
        assertEquals(Standing.FAILING, Standing.of(coolingUntil(Scene.NOW + 1), Scene.NOW));
        assertEquals(Standing.SOUND, Standing.of(coolingUntil(Scene.NOW), Scene.NOW));
    }

    @Test
    void every_attempt_goes_to_the_best_health_that_is_left() {
        scene.with("a", Healths.failing()).with("b", uptime(70, 30)).with("c", uptime(90, 10));
        assertEquals(List.of("d", "c", "b", "a"), scene.tags(asking(MODEL)));
        assertEquals(
                List.of(Position.DRAWN, Position.DEGRADED, Position.UNRELIABLE, Position.FAILING),
                scene.plan(asking(MODEL)).candidates().stream().map(Candidate::position).toList());
    }

    @Test
    void the_lottery_is_held_among_those_that_fail_when_all_fail() {
        for (String tag : List.of("a", "b", "c", "d")) {
            scene.with(tag, Healths.failing());
        }
        Set<String> firsts = new HashSet<>();
        for (int seed = 0; seed < 1000; seed++) {
            firsts.add(scene.seed(seed).tags(asking(MODEL)).getFirst());
        }
        assertEquals(Set.of("a", "b", "c", "d"), firsts);
    }

    @Test
    void a_session_stays_where_its_prompt_cache_is() {
        for (int seed = 0; seed < 100; seed++) {
            assertEquals("d", scene.seed(seed).tags(sticky("d")).getFirst());
        }
        assertEquals(Position.STICKY, scene.plan(sticky("d")).candidates().getFirst().position());
        assertEquals("d", scene.tags(sticky("d").sort(Sort.By.PRICE)).getFirst());
    }

    @Test
    void a_session_stays_at_a_degraded_endpoint() {
        scene.with("d", uptime(90, 10));
        assertEquals("d", scene.tags(sticky("d")).getFirst());
    }

    @Test
    void a_session_leaves_an_endpoint_that_fails() {
        scene.with("d", Healths.failing());
        assertEquals("d", scene.tags(sticky("d")).getLast());
    }

    @Test
    void a_session_leaves_an_endpoint_that_is_only_a_fallback() {
        scene.with("d", uptime(79, 21));
        assertEquals("d", scene.tags(sticky("d")).getLast());
    }

    @Test
    void order_switches_stickiness_off() {
        assertEquals(List.of("b", "a", "c", "d"), scene.tags(sticky("d").order("b")));
    }

    @Test
    void a_session_whose_endpoint_has_gone_is_routed_anew() {
        assertEquals(4, scene.tags(sticky("gone")).size());
    }

    private static Asked sticky(String tag) {
        return asking(MODEL).stickyTo(MODEL + "@" + tag);
    }
}
