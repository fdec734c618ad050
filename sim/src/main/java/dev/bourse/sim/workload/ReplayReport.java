package dev.bourse.sim.workload;

import dev.bourse.domain.unit.Money;
import dev.bourse.domain.unit.Tokens;
import dev.bourse.wire.json.JsonValue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a replay found.
 *
 * @param outcomes every request, in the order of the trace
 * @param speed how many seconds of the trace passed in a real one
 * @param wallMicros from the first request to the last answer
 */
public record ReplayReport(List<Outcome> outcomes, double speed, long wallMicros) {
    private static final String NOBODY = "nobody";

    public ReplayReport {
        outcomes = outcomes.stream().sorted(Comparator.comparingInt(Outcome::row)).toList();
    }

    public int requests() {
        return outcomes.size();
    }

    public int answered() {
        return (int) outcomes.stream().filter(Outcome::answered).count();
    }

    /** Streams that ended with an error after their first content. */
    public List<Outcome> brokenOff() {
        return outcomes.stream().filter(Outcome::brokenOff).toList();
    }

    /** How many requests failed, by the reason. */
    public Map<String, Long> failures() {
        return outcomes.stream()
                .flatMap(outcome -> Stream.ofNullable(outcome.failure()))
                .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    }

    /** The exact sum of all costs that were stated. */
    public Money cost() {
        return outcomes.stream()
                .flatMap(outcome -> Stream.ofNullable(outcome.answer().cost()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** Answers that stated no cost: their sum is unknown, not zero. */
    public long withoutCost() {
        return outcomes.stream()
                .filter(outcome -> outcome.answered() && outcome.answer().cost() == null)
                .count();
    }

    /** The sum of all tokens that were stated. */
    public Tokens tokens() {
        return outcomes.stream()
                .flatMap(outcome -> Stream.ofNullable(outcome.answer().usage()))
                .reduce(Tokens.NONE, Tokens::plus);
    }

    /** Answers that stated no usage. */
    public long withoutUsage() {
        return outcomes.stream()
                .filter(outcome -> outcome.answered() && outcome.answer().usage() == null)
                .count();
    }

    /** From the wanted moment to the first content of streams. */
    public Percentiles firstContent() {
        return Percentiles.of(
                kept(outcome -> outcome.streamed() && outcome.firstMicros() >= 0)
                        .map(Outcome::firstMicros));
    }

    /** From the wanted moment to the end of an answer. */
    public Percentiles total() {
        return Percentiles.of(kept(Outcome::answered).map(Outcome::totalMicros));
    }

    /** How much later than wanted requests were sent: the sender's own fault. */
    public Percentiles lateness() {
        return Percentiles.of(outcomes.stream().map(Outcome::lateMicros));
    }

    /**
     * The same figures for each model at each provider that answered, by {@code provider: model};
     * requests that nobody answered are under {@code nobody}.
     */
    public Map<String, ReplayReport> byEndpoint() {
        Map<String, List<Outcome>> groups =
                outcomes.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReplayReport::endpoint, TreeMap::new, Collectors.toList()));
        Map<String, ReplayReport> reports = new TreeMap<>();
        groups.forEach(
                (name, some) -> reports.put(name, new ReplayReport(some, speed, wallMicros)));
        return reports;
    }

    /** The figures as a text for people. */
    public String text() {
        return ReportText.of(this);
    }

    /** The figures for machines; money in exact dollars, times in microseconds. */
    public JsonValue json() {
        return ReportJson.of(this);
    }

    private Stream<Outcome> kept(Predicate<Outcome> wanted) {
        return outcomes.stream().filter(wanted);
    }

    private static String endpoint(Outcome outcome) {
        String model = Objects.requireNonNullElse(outcome.answer().model(), outcome.requested());
        String provider = outcome.answer().provider();
        return !outcome.answered() ? NOBODY : provider == null ? model : provider + ": " + model;
    }
}
