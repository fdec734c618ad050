package dev.bourse.bench;

import dev.bourse.bench.load.Latency;
import dev.bourse.bench.load.LoadReport;

import java.util.List;

/** Windows made for tests. */
final class Windows {
    private Windows() {}

    /** A second with a thousand answers, which cost that many microseconds each. */
    static Sample full(String contestant, int round, long cpuPerAnswer) {
        return new Sample(
                contestant, "full", round, report(0), cpuPerAnswer * 1_000, 0, 250_000, List.of());
    }

    /** A second on one connection, with that 99th percentile in microseconds. */
    static Sample alone(String contestant, int round, long p99) {
        return new Sample(contestant, "alone", round, report(p99), 0, 0, 0, List.of());
    }

    /** A second in which a thousand chunks came for 2 us each and no stream began. */
    static Sample streams(String contestant, int round) {
        Latency none = new Latency(0, 0, 0, 0, 0, 0);
        Latency some = new Latency(1_000, 1, 1, 1, 1, 1);
        var report = new LoadReport(1_000_000, 0, 1_000, 1, 0, "", none, none, some);
        return new Sample(contestant, "streams", round, report, 2_000, 0, 0, List.of());
    }

    /** A second with a thousand answers, for which these threads worked. */
    static Sample watched(List<Spent> threads) {
        return new Sample("bourse", "full", 1, report(0), 1_000_000, 0, 0, threads);
    }

    static LoadReport report(long p99) {
        Latency latency = new Latency(1_000, 0, 0, p99 * 1_000, 0, 0);
        return new LoadReport(1_000_000, 1_000, 1_000, 1, 0, "", latency, latency, latency);
    }
}
