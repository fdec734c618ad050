package dev.bourse.bench;

import dev.bourse.bench.load.LoadReport;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One window: a contestant under a workload in a round.
 *
 * @param cpuMicros processor time of the contestant's processes
 * @param upstreamMicros processor time of the mock upstream
 * @param otherMicros processor time of everything that is no part of the measurement
 */
record Sample(
        String contestant,
        String workload,
        int round,
        LoadReport report,
        long cpuMicros,
        long upstreamMicros,
        long otherMicros) {

    double cpuPerAnswer() {
        return (double) cpuMicros / report.answers();
    }

    double cpuPerChunk() {
        return (double) cpuMicros / report.chunks();
    }

    double answersPerSecond() {
        return report.answers() * 1e6 / report.micros();
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
        return members;
    }
}
