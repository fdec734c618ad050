package dev.bourse.bench;

import static dev.bourse.bench.Table.figure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return String.join("\n", contestants(), metrics(), growth(), starts(), plan(), budgets())
                + "\n"
                + remarks();
    }

    private String contestants() {
        return outcome.contestants().stream()
                .map(contestant -> contestant.name() + ": " + contestant.setup() + "\n")
                .collect(Collectors.joining());
    }

    private String metrics() {
        Table table =
                new Table("figure", "contestant", "median", "min", "max", "x nginx", "over direct");
        for (Metric metric : Metric.values()) {
            for (Contestant contestant : outcome.contestants()) {
                metric(table, metric, contestant.name());
            }
        }
        return table.toString();
    }

    private void metric(Table table, Metric metric, String name) {
        Samples samples = outcome.samples();
        samples.spread(metric, name)
                .ifPresent(spread ->
                        table.row(
                                metric.title(),
                                name,
                                figure(spread.median()),
                                figure(spread.min()),
                                figure(spread.max()),
                                median(samples.ratio(metric, name, Nginx.NAME)),
                                metric.isLatency()
                                        ? median(samples.added(metric, name, Direct.NAME))
                                        : NONE));
    }

    private String growth() {
        Table table = new Table("slow streams", "KiB each", "min", "max");
        for (Contestant contestant : outcome.contestants()) {
            outcome.growth(contestant.name())
                    .ifPresent(spread -> spread(table, contestant.name(), spread));
        }
        return table.toString();
    }

    private String starts() {
        Table table = new Table("start to first answer", "ms", "min", "max");
        outcome.starts().forEach(start -> spread(table, start.title(), start.millis()));
        return table.toString();
    }

    private String plan() {
        Table table = new Table("plan, 500 models x 20 endpoints", "us");
        outcome.plan().forEach((name, micros) -> table.row(name, figure(micros)));
        return table.toString();
    }

    private String budgets() {
        Table table = new Table("budget", "limit", "measured", "unit", "verdict");
        for (Budget budget : outcome.budgets()) {
            String measured =
                    budget.measured().isPresent() ? figure(budget.measured().getAsDouble()) : NONE;
            String verdict = budget.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            table.row(budget.title(), figure(budget.limit()), measured, budget.unit(), verdict);
        }
        return table.toString();
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
