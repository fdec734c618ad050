package dev.bourse.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a run has found so far. Another thread may read it at any time, as when it is broken off.
 */
final class Findings {
    private final Options options;
    private final List<Contestant> contestants;
    private final Samples samples = new Samples();
    private final List<Growth> growths = new CopyOnWriteArrayList<>();
    private final List<Start> starts = new CopyOnWriteArrayList<>();
    private volatile Map<String, Double> plan = Map.of();
    private volatile boolean complete;

    Findings(Options options, List<Contestant> contestants) {
        this.options = options;
        this.contestants = List.copyOf(contestants);
    }

    /** Those that are there, in the order of the tables. */
    List<Contestant> contestants() {
        return contestants;
    }

    void add(Sample sample) {
        samples.add(sample);
    }

    void add(Growth growth) {
        growths.add(growth);
    }

    void add(Start start) {
        starts.add(start);
    }

    /** Microseconds by benchmark of the planner. */
    void plan(Map<String, Double> micros) {
        plan = Map.copyOf(micros);
    }

    /** All that was asked for has been measured. */
    void complete() {
        complete = true;
    }

    Outcome soFar() {
        return new Outcome(
                options,
                contestants,
                complete,
                samples.copy(),
                List.copyOf(growths),
                List.copyOf(starts),
                plan);
    }
}
