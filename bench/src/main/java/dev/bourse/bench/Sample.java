package dev.bourse.bench;

import static dev.bourse.bench.Table.figure;

import dev.bourse.bench.load.Latency;
import dev.bourse.bench.load.LoadReport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One window: a contestant under a workload in a round.
 *
 * @param cpuMicros processor time of the contestant's processes
 * @param upstreamMicros processor time of the mock upstream
 * @param otherMicros processor time of everything that is no part of the measurement
 * @param threads the contestant's processor time by groups of threads, most first; none when that
 *     was not asked for
 */
record Sample(
        String contestant,
        String workload,
        int round,
        LoadReport report,
        long cpuMicros,
        long upstreamMicros,
        long otherMicros,
        List<Spent> threads) {
    private static final double NANOS = 1e3;
    private static final int MOST_GROUPS = 9;

    Sample {
        threads = List.copyOf(threads);
    }

    double cpuPerAnswer() {
        return (double) cpuMicros / report.answers();
    }

    double cpuPerChunk() {
        return (double) cpuMicros / report.chunks();
    }

    double answersPerSecond() {
        return report.answers() * 1e6 / report.micros();
    }

    /** What happened in it, for people: chunks where streams matter, else answers. */
    String line() {
        Latency latency = countsChunks() ? report.relay() : report.answer();
        return "round %d, %s, %s: %s us CPU per %s, p50 %s us, p99 %s us, others took %.0f %%"
                .formatted(
                        round,
                        workload,
                        contestant,
                        cpuMicros > 0 ? figure(each(cpuMicros)) : "-",
                        unit(),
                        figure(latency.p50() / NANOS),
                        figure(latency.p99() / NANOS),
                        100 * disturbance());
    }

    /** Where its processor time went, for people: the groups of threads that took most. */
    Table threadTable() {
        Table table =
                new Table("threads of " + contestant + ", us per " + unit(), "user", "system");
        for (Spent group : threads.subList(0, Math.min(MOST_GROUPS, threads.size()))) {
            table.row(
                    group.name(),
                    figure(each(group.userMicros())),
                    figure(each(group.systemMicros())));
        }
        return table;
    }

    /** The upstream's share of one processor: near one it was the limit. */
    double upstreamBusy() {
        return (double) upstreamMicros / report.micros();
    }

    /** The share of one processor that others took. */
    double disturbance() {
        return Math.max(0.0, (double) otherMicros / report.micros());
    }

    /** The members of its JSON object. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("contestant", contestant);
        members.put("workload", workload);
        members.put("round", round);
        members.put("cpu_us", cpuMicros);
        members.put("upstream_cpu_us", upstreamMicros);
        members.put("other_cpu_us", otherMicros);
        members.put("report", report.members());
        if (!threads.isEmpty()) {
            members.put("threads", threads.stream().map(this::members).toList());
        }
        return members;
    }

    private Map<String, Object> members(Spent group) {
        Map<String, Object> members = group.members();
        members.put("user_us_per_" + unit(), each(group.userMicros()));
        members.put("system_us_per_" + unit(), each(group.systemMicros()));
        return members;
    }

    private boolean countsChunks() {
        return workload.equals(Part.STREAMS.id());
    }

    private String unit() {
        return countsChunks() ? "chunk" : "answer";
    }

    private double each(long micros) {
        long events = countsChunks() ? report.chunks() : report.answers();
        return (double) micros / Math.max(1, events);
    }
}
