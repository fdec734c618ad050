package dev.bourse.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.domain.routing.Scenario.Phase;
import dev.bourse.domain.routing.Simulation.Trip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Routing over time, with the real planner and simulated endpoints. The outcome is committed as
 * {@code docs/simulation/routing.md}: whoever changes routing sees there what it does, and commits
 * the new report ({@code -Dsimulation=apply} writes it) with the change.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RoutingSimulationTest {
    private static final long SEED = 7;
    private static final Path REPORT =
            Path.of(System.getProperty("bourse.root"), "docs", "simulation", "routing.md");

    private final Map<String, List<Trip>> played = new HashMap<>();

    @Test
    void the_report_is_the_committed_one() throws IOException {
        String report = report();
        if ("apply".equals(System.getProperty("simulation"))) {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, report);
        }
        assertEquals(Files.readString(REPORT), report);
    }

    @Test
    void every_request_is_answered_as_long_as_one_endpoint_lives() {
        for (Scenario scenario : Scenarios.all()) {
            for (Tally tally : play(scenario)) {
                assertEquals(1.0, tally.answered(), scenario.title());
            }
        }
    }

    @Test
    void a_black_hole_is_shunned_while_it_lasts_and_found_again_when_it_has_passed() {
        List<Tally> phases = play(Scenarios.blackHole());
        assertTrue(phases.get(2).triedFirst("cheap") < 0.1);
        assertTrue(phases.get(3).triedFirst("cheap") < 0.1);
        assertTrue(phases.get(4).served("cheap") > 0.6);
    }

    @Test
    void fast_refusals_cost_a_caller_no_time_that_he_would_notice() {
        List<Tally> phases = play(Scenarios.recovery());
        assertTrue(phases.get(1).wait(0.99) < phases.get(0).wait(0.99) + 0.2);
        assertTrue(phases.get(3).served("cheap") > 0.6);
    }

    @Test
    void a_slow_newcomer_is_left_alone_until_its_record_has_faded() {
        List<Tally> phases = play(Scenarios.slowStart());
        assertEquals(0.0, phases.get(1).triedFirst("new"), 0.01);
        assertTrue(phases.get(2).served("new") > 0.5);
    }

    @Test
    void an_expensive_survivor_serves_only_while_it_must() {
        List<Tally> phases = play(Scenarios.expensiveSurvivor());
        assertEquals(1.0, phases.get(1).served("survivor"));
        assertTrue(phases.get(0).served("survivor") < 0.01);
        assertTrue(phases.get(3).served("survivor") < 0.01);
    }

    @Test
    void in_a_price_war_shares_follow_one_over_price_squared() {
        List<Tally> phases = play(Scenarios.priceWar());
        assertEquals(1 / 3.0, phases.get(0).served("a"), 0.05);
        assertEquals(4 / 6.0, phases.get(1).served("a"), 0.05);
        assertEquals(16 / 21.0, phases.get(2).served("b"), 0.05);
        assertEquals(36 / 53.0, phases.get(3).served("a"), 0.05);
    }

    private List<Tally> play(Scenario scenario) {
        List<Trip> trips =
                played.computeIfAbsent(scenario.title(), _ -> new Simulation(scenario, SEED).run());
        return scenario.phases().stream().map(phase -> new Tally(trips, phase)).toList();
    }

    private String report() {
        StringBuilder report =
                new StringBuilder(
                        """
                        # What routing does when endpoints misbehave

                        Written by `RoutingSimulationTest` (module `domain`): the real planner, simulated endpoints, simulated
                        time, seed %d. Five requests a second arrive at random, each with 1,000 prompt tokens and 200 tokens of
                        answer. Times are seconds until the first token, failed attempts included. Shares are per cent of the
                        requests of a phase, by endpoint in the order given.
                        """
                                .formatted(SEED));
        Scenarios.all().forEach(scenario -> append(report, scenario));
        return report.toString();
    }

    private void append(StringBuilder report, Scenario scenario) {
        List<String> tags = scenario.endpoints().stream().map(SimulatedEndpoint::tag).toList();
        List<Tally> tallies = play(scenario);
        report.append("\n## ").append(scenario.title()).append("\n\n");
        report.append(scenario.story()).append(" Endpoints: ");
        report.append(String.join(" / ", tags)).append(".\n\n");
        report.append("| phase | requests | answered | attempts | USD per 1,000 | p50 | p99 |");
        report.append(" tried first | served |\n|---|---|---|---|---|---|---|---|---|\n");
        for (int i = 0; i < tallies.size(); i++) {
            report.append(tallies.get(i).row(name(scenario.phases().get(i)), tags)).append('\n');
        }
    }

    private static String name(Phase phase) {
        return "%d-%d s: %s".formatted(phase.from(), phase.to(), phase.name());
    }
}
