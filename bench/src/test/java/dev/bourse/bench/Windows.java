package dev.bourse.bench;

import dev.bourse.bench.load.Latency;
import dev.bourse.bench.load.LoadReport;

/** Windows made for tests. */
final class Windows {
    private Windows() {}

    /** A second with a thousand answers, which cost that many microseconds each. */
    static Sample full(String contestant, int round, long cpuPerAnswer) {
        return new Sample(contestant, "full", round, report(0), cpuPerAnswer * 1_000, 0, 250_000);
    }

    /** A second on one connection, with that 99th percentile in microseconds. */
    static Sample alone(String contestant, int round, long p99) {
        return new Sample(contestant, "alone", round, report(p99), 0, 0, 0);
    }

    static LoadReport report(long p99) {
        Latency latency = new Latency(1_000, 0, 0, p99 * 1_000, 0, 0);
        return new LoadReport(1_000_000, 1_000, 1_000, 1, 0, "", latency, latency, latency);
    }
}
