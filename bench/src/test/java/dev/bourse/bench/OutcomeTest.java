package dev.bourse.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.bourse.bench.Budget.Verdict;
import dev.bourse.wire.json.Json;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class OutcomeTest {
    private static final Options OPTIONS = Options.of(List.of());

    private final Samples samples = new Samples();

    @Test
    void twice_the_processor_time_of_nginx_is_within_the_budget_and_three_times_is_not() {
        samples.add(Windows.full("nginx", 1, 20));
        samples.add(Windows.full("bourse", 1, 40));
        assertEquals(Verdict.MET, budget(outcome(List.of()), "CPU per request, 64 connections"));
        samples.add(Windows.full("nginx", 1, 20));
        samples.add(Windows.full("bourse", 1, 60));
        assertEquals(Verdict.MISSED, budget(outcome(List.of()), "CPU per request, 64 connections"));
    }

    @Test
    void without_nginx_a_ratio_is_not_measured() {
        samples.add(Windows.full("bourse", 1, 40));
        assertEquals(
                Verdict.NOT_MEASURED,
                budget(outcome(List.of()), "CPU per request, 64 connections"));
    }

    @Test
    void slow_streams_count_only_when_there_were_as_many_as_promised() {
        assertEquals(Verdict.NOT_MEASURED, budget(outcome(List.of()), "memory per slow stream"));
        assertEquals(Verdict.NOT_MEASURED, memory(growth(500, 500)));
        assertEquals(Verdict.NOT_MEASURED, memory(growth(9_000, 8_000)));
        assertEquals(Verdict.MET, memory(growth(9_000, 9_000)));
    }

    @Test
    void only_the_start_with_a_cache_has_a_budget() {
        Start plain = new Start("bourse", false, new Spread(900, 900, 900));
        Start cached = new Start("bourse", true, new Spread(500, 500, 500));
        Outcome outcome =
                new Outcome(
                        OPTIONS,
                        List.of(),
                        true,
                        samples,
                        List.of(),
                        List.of(plain, cached),
                        Map.of());
        assertEquals(Verdict.MET, budget(outcome, "first answer with AOT cache"));
    }

    @Test
    void the_gate_tells_a_broken_promise_from_one_that_could_not_be_tested() {
        Outcome nothing = outcome(List.of());
        assertEquals(2, SideBySide.verdict(nothing.budgets()));
        Outcome slow =
                new Outcome(
                        OPTIONS,
                        List.of(),
                        true,
                        samples,
                        List.of(),
                        List.of(),
                        Map.of("lottery", 2.5));
        assertEquals(1, SideBySide.verdict(slow.budgets()));
        assertEquals(0, SideBySide.verdict(List.of()));
    }

    @Test
    void what_was_not_asked_for_is_no_failed_budget() {
        Outcome outcome = asked("--only=full,plan", Map.of("lottery", 1.5));
        assertEquals(Verdict.NOT_ASKED, budget(outcome, "memory per slow stream"));
        assertEquals(Verdict.NOT_ASKED, budget(outcome, "added p99, 1 connection"));
        assertEquals(Verdict.MET, budget(outcome, "slowest plan"));
        assertEquals(Verdict.NOT_MEASURED, budget(outcome, "CPU per request, 64 connections"));
        assertTrue(new TextReport(outcome, List.of()).toString().contains("not asked"));
        assertTrue(new JsonReport(outcome, List.of()).toString().contains("\"not_asked\""));
    }

    @Test
    void the_gate_judges_only_what_was_asked_for() {
        assertEquals(0, gate("--only=plan", Map.of("lottery", 1.5)));
        assertEquals(1, gate("--only=plan", Map.of("lottery", 2.5)));
        assertEquals(2, gate("--only=plan", Map.of()));
        assertEquals(2, gate("--only=plan,slow", Map.of("lottery", 1.5)));
        assertEquals(1, gate("--only=plan,slow", Map.of("lottery", 2.5)));
    }

    @Test
    void two_builds_are_compared_inside_a_round_and_budgets_are_about_ours() {
        samples.add(Windows.full("nginx", 1, 20));
        samples.add(Windows.full("bourse", 1, 40));
        samples.add(Windows.full("beside", 1, 80));
        Outcome outcome =
                new Outcome(
                        OPTIONS,
                        List.of(new Nginx(), Bourse.ours(), Bourse.beside(Path.of("other"))),
                        true,
                        samples,
                        List.of(),
                        List.of(),
                        Map.of());
        assertEquals(Verdict.MET, budget(outcome, "CPU per request, 64 connections"));
        String text = new TextReport(outcome, List.of()).toString();
        assertTrue(text.contains("x beside"), text);
        assertTrue(new JsonReport(outcome, List.of()).toString().contains("\"x_beside\""));
    }

    @Test
    void without_another_build_no_column_is_about_it() {
        samples.add(Windows.full("nginx", 1, 20));
        String text = new TextReport(outcome(List.of()), List.of()).toString();
        assertFalse(text.contains("beside"), text);
    }

    @Test
    void both_reports_show_every_budget_and_every_note() {
        samples.add(Windows.full("nginx", 1, 20));
        Outcome outcome =
                new Outcome(
                        OPTIONS,
                        List.of(new Direct(), new Nginx()),
                        true,
                        samples,
                        List.of(growth(9_000, 9_000)),
                        List.of(),
                        Map.of("lottery", 1.5));
        String text = new TextReport(outcome, List.of("a remark")).toString();
        String json = new JsonReport(outcome, List.of("a remark")).toString();
        assertEquals(
                outcome.budgets().size(),
                Json.parse(json).asObject().orElseThrow().items("budgets").size());
        for (Budget budget : outcome.budgets()) {
            assertTrue(text.contains(budget.title()), text);
        }
        assertTrue(text.contains("note: a remark") && json.contains("a remark"));
    }

    private int gate(String only, Map<String, Double> plan) {
        return SideBySide.verdict(asked(only, plan).budgets());
    }

    private Outcome asked(String only, Map<String, Double> plan) {
        Options options = Options.of(List.of(only));
        return new Outcome(options, List.of(), true, samples, List.of(), List.of(), plan);
    }

    private Verdict memory(Growth growth) {
        return budget(outcome(List.of(growth)), "memory per slow stream");
    }

    private Outcome outcome(List<Growth> growths) {
        return new Outcome(OPTIONS, List.of(), true, samples, growths, List.of(), Map.of());
    }

    /** Ten KiB a stream. */
    private static Growth growth(int asked, long live) {
        var report = Windows.report(0);
        var lived =
                new dev.bourse.bench.load.LoadReport(
                        report.micros(),
                        0,
                        live,
                        live,
                        0,
                        "",
                        report.answer(),
                        report.first(),
                        report.relay());
        return new Growth("bourse", asked, lived, 1_000, 1_000 + 10L * asked);
    }

    private static Verdict budget(Outcome outcome, String title) {
        return outcome.budgets().stream()
                .filter(budget -> budget.title().equals(title))
                .findFirst()
                .orElseThrow()
                .verdict();
    }
}
