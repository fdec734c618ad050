package dev.bourse.bench;

import dev.bourse.bench.load.LoadReport;

/** What is read from the windows of one workload, lower being better in all but throughput. */
enum Metric {
    REQUEST_CPU_FULL("CPU per 1 KB request, 64 connections, us", "full"),
    REQUEST_CPU_STEADY("CPU per 1 KB request, fixed rate, us", "steady"),
    CHUNK_CPU("CPU per stream chunk, us", "streams"),
    BIG_CPU("CPU per 1 MB request, us", "big"),
    BIG_P50("latency p50 of 1 MB, 1 connection, us", "big"),
    ALONE_P50("latency p50, 1 connection, us", "alone"),
    ALONE_P99("latency p99, 1 connection, us", "alone"),
    STEADY_P50("latency p50, fixed rate, us", "steady"),
    STEADY_P99("latency p99, fixed rate, us", "steady"),
    FIRST_P50("first chunk p50, us", "streams"),
    FIRST_P99("first chunk p99, us", "streams"),
    RELAY_P50("chunk relay p50, us", "streams"),
    RELAY_P99("chunk relay p99, us", "streams"),
    THROUGHPUT("requests per second, 64 connections", "full");

    private static final double NANOS = 1e3;

    private final String title;
    private final String workload;

    Metric(String title, String workload) {
        this.title = title;
        this.workload = workload;
    }

    /** For people, with the unit. */
    String title() {
        return title;
    }

    /** What must be asked for. */
    Part part() {
        return Part.of(workload);
    }

    /** Whether a window tells it: something was counted, and processor time if it is about that. */
    boolean isIn(Sample sample) {
        return sample.workload().equals(workload)
                && basis(sample.report()) > 0
                && (sample.cpuMicros() > 0 || !isCpu());
    }

    private boolean isCpu() {
        return switch (this) {
            case REQUEST_CPU_FULL, REQUEST_CPU_STEADY, CHUNK_CPU, BIG_CPU -> true;
            default -> false;
        };
    }

    /** How many events the figure stands on. */
    private long basis(LoadReport report) {
        return switch (this) {
            case REQUEST_CPU_FULL, REQUEST_CPU_STEADY, BIG_CPU, THROUGHPUT -> report.answers();
            case ALONE_P50, ALONE_P99, STEADY_P50, STEADY_P99, BIG_P50 -> report.answer().count();
            case FIRST_P50, FIRST_P99 -> report.first().count();
            case CHUNK_CPU, RELAY_P50, RELAY_P99 -> report.relay().count();
        };
    }

    /** Whether the difference to the direct way says something. */
    boolean isLatency() {
        return switch (this) {
            case REQUEST_CPU_FULL, REQUEST_CPU_STEADY, CHUNK_CPU, BIG_CPU, THROUGHPUT -> false;
            case ALONE_P50, ALONE_P99, STEADY_P50, STEADY_P99, BIG_P50 -> true;
            case FIRST_P50, FIRST_P99, RELAY_P50, RELAY_P99 -> true;
        };
    }

    double of(Sample sample) {
        return switch (this) {
            case REQUEST_CPU_FULL, REQUEST_CPU_STEADY, BIG_CPU -> sample.cpuPerAnswer();
            case CHUNK_CPU -> sample.cpuPerChunk();
            case ALONE_P50, STEADY_P50, BIG_P50 -> sample.report().answer().p50() / NANOS;
            case ALONE_P99, STEADY_P99 -> sample.report().answer().p99() / NANOS;
            case FIRST_P50 -> sample.report().first().p50() / NANOS;
            case FIRST_P99 -> sample.report().first().p99() / NANOS;
            case RELAY_P50 -> sample.report().relay().p50() / NANOS;
            case RELAY_P99 -> sample.report().relay().p99() / NANOS;
            case THROUGHPUT -> sample.answersPerSecond();
        };
    }
}
