package dev.bourse.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything a run has measured.
 *
 * @param contestants those that were there, in the order of the tables
 * @param complete whether all that was asked for has been measured
 * @param plan microseconds by benchmark
 */
record Outcome(
        Options options,
        List<Contestant> contestants,
        boolean complete,
        Samples samples,
        List<Growth> growths,
        List<Start> starts,
        Map<String, Double> plan) {
    private static final double REQUEST_RATIO = 2.5;
    private static final double CHUNK_RATIO = 1.5;
    private static final double BIG_RATIO = 1.3;
    private static final double ADDED_MICROS = 200;
    private static final int SLOW_STREAMS = 9_000;
    private static final double KIB_PER_STREAM = 20;
    private static final double START_MILLIS = 600;
    private static final double PLAN_MICROS = 2;

    /** The promises of the exchange, each against what was measured. */
    List<Budget> budgets() {
        return List.of(
                ratio("CPU per request, 64 connections", Metric.REQUEST_CPU_FULL, REQUEST_RATIO),
                ratio("CPU per request, fixed rate", Metric.REQUEST_CPU_STEADY, REQUEST_RATIO),
                ratio("CPU per stream chunk", Metric.CHUNK_CPU, CHUNK_RATIO),
                ratio("time of a 1 MB request", Metric.BIG_P50, BIG_RATIO),
                added("added p99, 1 connection", Metric.ALONE_P99, ADDED_MICROS),
                budget("memory per slow stream", "KiB", KIB_PER_STREAM, growth(), Part.SLOW),
                budget("first answer with AOT cache", "ms", START_MILLIS, start(), Part.START),
                budget("slowest plan", "us", PLAN_MICROS, slowestPlan(), Part.PLAN));
    }

    /** What open streams took of a contestant's memory, in KiB each. */
    Optional<Spread> growth(String contestant) {
        List<Double> values =
                growths.stream()
                        .filter(growth -> growth.contestant().equals(contestant))
                        .map(Growth::kibPerStream)
                        .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
    }

    private Budget ratio(String title, Metric metric, double limit) {
        OptionalDouble ratio = median(samples.ratio(metric, Bourse.NAME, Nginx.NAME));
        return budget(title, "x nginx", limit, ratio, metric.part());
    }

    private Budget added(String title, Metric metric, double limit) {
        OptionalDouble added = median(samples.added(metric, Bourse.NAME, Direct.NAME));
        return budget(title, "us", limit, added, metric.part());
    }

    private Budget budget(
            String title, String unit, double limit, OptionalDouble measured, Part part) {
        return new Budget(title, unit, limit, measured, options.asksFor(part));
    }

    /** Only of a run with as many streams as were promised, all of which lived. */
    private OptionalDouble growth() {
        boolean whole =
                growths.stream()
                        .filter(growth -> growth.contestant().equals(Bourse.NAME))
                        .allMatch(growth -> growth.isWhole() && growth.asked() >= SLOW_STREAMS);
        return whole ? median(growth(Bourse.NAME)) : OptionalDouble.empty();
    }

    private OptionalDouble start() {
        return starts.stream()
                .filter(start -> start.contestant().equals(Bourse.NAME) && start.cached())
                .mapToDouble(start -> start.millis().median())
                .findFirst();
    }

    private OptionalDouble slowestPlan() {
        return plan.values().stream().mapToDouble(Double::doubleValue).max();
    }

    private static OptionalDouble median(Optional<Spread> spread) {
        return spread.map(it -> OptionalDouble.of(it.median())).orElse(OptionalDouble.empty());
    }
}
