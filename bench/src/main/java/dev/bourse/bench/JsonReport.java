package dev.bourse.bench;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outcome for machines: summaries, budgets and every window. */
final class JsonReport {
    private final Outcome outcome;
    private final List<String> notes;

    JsonReport(Outcome outcome, List<String> notes) {
        this.outcome = outcome;
        this.notes = notes;
    }

    @Override
    public String toString() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("complete", outcome.complete());
        members.put("rehearsal", outcome.options().quick());
        members.put("asked", outcome.options().parts().stream().map(Part::id).toList());
        members.put("machine", machine());
        members.put("contestants", contestants());
        members.put("budgets", outcome.budgets().stream().map(Budget::members).toList());
        members.put("figures", figures());
        members.put("slow_streams", outcome.growths().stream().map(Growth::members).toList());
        members.put("starts", outcome.starts().stream().map(Start::members).toList());
        members.put("plan_us", outcome.plan());
        outcome.samples()
                .disturbance()
                .ifPresent(share -> members.put("others_share_of_a_processor", share.members()));
        members.put("notes", notes);
        members.put("windows", outcome.samples().all().stream().map(Sample::members).toList());
        return Json.pretty(JsonValue.of(members));
    }

    private static Map<String, Object> machine() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("processors", Runtime.getRuntime().availableProcessors());
        members.put("kernel", System.getProperty("os.version"));
        members.put("java", Runtime.version().toString());
        members.put("open_files", Accounts.openFiles());
        return members;
    }

    private Map<String, Object> contestants() {
        Map<String, Object> members = new LinkedHashMap<>();
        outcome.contestants().forEach(it -> members.put(it.name(), it.setup()));
        return members;
    }

    private List<Object> figures() {
        List<Object> figures = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            for (Contestant contestant : outcome.contestants()) {
                outcome.samples()
                        .spread(metric, contestant.name())
                        .ifPresent(
                                spread -> figures.add(figure(metric, contestant.name(), spread)));
            }
        }
        return figures;
    }

    private Map<String, Object> figure(Metric metric, String contestant, Spread spread) {
        Samples samples = outcome.samples();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("figure", metric.title());
        members.put("contestant", contestant);
        members.putAll(spread.members());
        samples.ratio(metric, contestant, Nginx.NAME)
                .ifPresent(it -> members.put("x_nginx", it.members()));
        samples.ratio(metric, contestant, Bourse.BESIDE)
                .ifPresent(it -> members.put("x_beside", it.members()));
        if (metric.isLatency()) {
            samples.added(metric, contestant, Direct.NAME)
                    .ifPresent(it -> members.put("over_direct", it.members()));
        }
        return members;
    }
}
