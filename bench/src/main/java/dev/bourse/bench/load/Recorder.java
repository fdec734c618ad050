package dev.bourse.bench.load;

import org.HdrHistogram.Histogram;

import java.util.concurrent.TimeUnit;

/** Counts and times, of the window only; confined to the generator's event loop. */
final class Recorder {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 3;

    private final Histogram answer = new Histogram(LONGEST, DIGITS);
    private final Histogram first = new Histogram(LONGEST, DIGITS);
    private final Histogram relay = new Histogram(LONGEST, DIGITS);
    private boolean open;
    private long opened;
    private long live;
    private long errors;
    private String problem = "";

    void open(long now) {
        open = true;
        opened = now;
    }

    /** Whether the window is open. */
    boolean isOpen() {
        return open;
    }

    void answered(long nanos) {
        record(answer, nanos);
    }

    void first(long nanos) {
        record(first, nanos);
    }

    void relayed(long nanos) {
        record(relay, nanos);
    }

    void live() {
        live++;
    }

    /** Counted from the start, so that a contestant that fails during the ramp is not praised. */
    void failed(String what) {
        errors++;
        problem = problem.isEmpty() ? what : problem;
    }

    /** Closes the window. */
    LoadReport close(long now) {
        open = false;
        return new LoadReport(
                TimeUnit.NANOSECONDS.toMicros(now - opened),
                answer.getTotalCount(),
                relay.getTotalCount(),
                live,
                errors,
                problem,
                Latency.of(answer),
                Latency.of(first),
                Latency.of(relay));
    }

    private void record(Histogram histogram, long nanos) {
        if (open) {
            histogram.recordValue(Math.clamp(nanos, 0, LONGEST));
        }
    }
}
