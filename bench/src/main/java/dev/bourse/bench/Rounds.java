package dev.bourse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Interleaved rounds: all contestants stand, started once and warmed; in each round each workload
 * visits them in turn, beginning with another one each time.
 */
final class Rounds {
    private static final double SATURATED = .9;
    private static final double QUIET = .2;
    private static final int PER_SECOND = 2_000;
    private static final int STREAMS = 200;

    private final Harness harness;
    private final Runner runner;
    private final Options options;
    private final Journey journey;
    private final Samples samples = new Samples();

    Rounds(Harness harness, Options options, Journey journey) {
        this.harness = harness;
        this.runner = new Runner(harness, options, journey);
        this.options = options;
        this.journey = journey;
    }

    /** Runs them all. */
    Samples run(List<Contestant> contestants) throws IOException {
        List<Entrant> entrants = new ArrayList<>();
        try {
            for (Contestant contestant : contestants) {
                enter(contestant, entrants);
            }
            for (int round = 1; round <= options.rounds() && !entrants.isEmpty(); round++) {
                Collections.rotate(entrants, -1);
                round(round, entrants);
            }
        } finally {
            entrants.forEach(entrant -> runner.end(entrant.standing()));
        }
        return samples;
    }

    private void enter(Contestant contestant, List<Entrant> entrants) throws IOException {
        Optional<Standing> started = runner.start(contestant);
        if (started.isPresent()) {
            entrants.add(new Entrant(contestant, started.get()));
            runner.warm(contestant, started.get());
        }
    }

    private void round(int round, List<Entrant> entrants) throws IOException {
        for (Workload workload : workloads()) {
            journey.tell("round " + round + " of " + options.rounds() + ": " + workload.id());
            for (Entrant entrant : entrants) {
                Workload fit = entrant.contestant().fit(workload);
                keep(harness.measure(entrant.standing(), fit, round));
            }
        }
    }

    private List<Workload> workloads() {
        int window = options.windowMillis();
        return List.of(
                Workload.alone(window),
                Workload.big(window),
                Workload.full(window),
                Workload.steady(PER_SECOND, window),
                Workload.streams(STREAMS, window));
    }

    /** A window with a wrong answer is no measurement: nobody wins by answering wrongly. */
    private void keep(Sample sample) {
        String where = sample.contestant() + ", " + sample.workload() + ", round " + sample.round();
        if (sample.report().errors() > 0 || sample.report().chunks() == 0) {
            journey.note(
                    "%s not counted: %d errors, first: %s"
                            .formatted(where, sample.report().errors(), sample.report().problem()));
            return;
        }
        if (sample.upstreamBusy() > SATURATED) {
            journey.note(where + ": the upstream was the limit, read processor time only");
        }
        if (sample.disturbance() > QUIET) {
            journey.note("other programs were busy: absolute figures and tails are doubtful");
        }
        samples.add(sample);
    }

    /** A contestant that stands for all rounds. */
    private record Entrant(Contestant contestant, Standing standing) {}
}
