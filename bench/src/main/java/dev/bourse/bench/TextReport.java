package dev.bourse.bench;

import static dev.bourse.bench.Table.figure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outcome for people. */
final class TextReport {
    private static final String NONE = "-";

    private final Outcome outcome;
    private final List<String> notes;

    TextReport(Outcome outcome, List<String> notes) {
        this.outcome = outcome;
        this.notes = notes;
    }

    @Override
    public String toString() {
        String tables =
                Stream.of(metrics(), growth(), starts(), plan(), budgets())
                        .filter(table -> !table.isEmpty())
                        .map(Table::toString)
                        .collect(Collectors.joining("\n"));
        return completeness() + contestants() + "\n" + tables + "\n" + remarks();
    }

    private String completeness() {
        return outcome.complete()
                ? ""
                : "not the whole run: what had been measured when it was written\n\n";
    }

    private String contestants() {
        return outcome.contestants().stream()
                .map(contestant -> contestant.name() + ": " + contestant.setup() + "\n")
                .collect(Collectors.joining());
    }

    private Table metrics() {
        Table table =
                new Table(
                        cells(
                                "x beside",
                                "figure",
                                "contestant",
                                "median",
                                "min",
                                "max",
                                "x nginx",
                                "over direct"));
        for (Metric metric : Metric.values()) {
            for (Contestant contestant : outcome.contestants()) {
                metric(table, metric, contestant.name());
            }
        }
        return table;
    }

    private void metric(Table table, Metric metric, String name) {
        Samples samples = outcome.samples();
        samples.spread(metric, name)
                .ifPresent(spread ->
                        table.row(
                                cells(
                                        median(samples.ratio(metric, name, Bourse.BESIDE)),
                                        metric.title(),
                                        name,
                                        figure(spread.median()),
                                        figure(spread.min()),
                                        figure(spread.max()),
                                        median(samples.ratio(metric, name, Nginx.NAME)),
                                        over(metric, name))));
    }

    private String over(Metric metric, String name) {
        return metric.isLatency()
                ? median(outcome.samples().added(metric, name, Direct.NAME))
                : NONE;
    }

    /** A row of the figures, with a last cell where another build takes part. */
    private String[] cells(String beside, String... cells) {
        boolean two =
                outcome.contestants().stream().anyMatch(it -> it.name().equals(Bourse.BESIDE));
        return Stream.concat(Stream.of(cells), two ? Stream.of(beside) : Stream.empty())
                .toArray(String[]::new);
    }

    private Table growth() {
        Table table = new Table("slow streams", "KiB each", "min", "max");
        for (Contestant contestant : outcome.contestants()) {
            outcome.growth(contestant.name())
                    .ifPresent(spread -> spread(table, contestant.name(), spread));
        }
        return table;
    }

    private Table starts() {
        Table table = new Table("start to first answer", "ms", "min", "max");
        outcome.starts().forEach(start -> spread(table, start.title(), start.millis()));
        return table;
    }

    private Table plan() {
        Table table = new Table("plan, 500 models x 20 endpoints", "us");
        outcome.plan().forEach((name, micros) -> table.row(name, figure(micros)));
        return table;
    }

    private Table budgets() {
        Table table = new Table("budget", "limit", "measured", "unit", "verdict");
        for (Budget budget : outcome.budgets()) {
            String measured =
                    budget.measured().isPresent() ? figure(budget.measured().getAsDouble()) : NONE;
            String verdict = budget.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            table.row(budget.title(), figure(budget.limit()), measured, budget.unit(), verdict);
        }
        return table;
    }

    private String remarks() {
        return disturbance()
                + notes.stream().map(note -> "note: " + note + "\n").collect(Collectors.joining());
    }

    private String disturbance() {
        return outcome.samples()
                .disturbance()
                .map(share ->
                        "other programs took %.0f %% of a processor in the median window, %.0f %% at most\n"
                                .formatted(100 * share.median(), 100 * share.max()))
                .orElse("");
    }

    private static void spread(Table table, String name, Spread spread) {
        table.row(name, figure(spread.median()), figure(spread.min()), figure(spread.max()));
    }

    private static String median(Optional<Spread> spread) {
        return spread.map(it -> figure(it.median())).orElse(NONE);
    }
}
