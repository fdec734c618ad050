package dev.bourse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Interleaved rounds: all contestants stand, started once and warmed; in each round each workload
 * visits them in turn, beginning with another one each time.
 */
final class Rounds {
    private static final double SATURATED = .9;
    private static final double QUIET = .2;
    private static final Set<String> WATCHED = Set.of("full", "steady", "streams");

    private final Harness harness;
    private final Runner runner;
    private final Options options;
    private final Journey journey;
    private final Findings findings;
    private final List<Workload> workloads;
    private final List<Workload> warmUp;

    Rounds(Harness harness, Options options, Journey journey, Findings findings) {
        this.harness = harness;
        this.runner = new Runner(harness, options, journey);
        this.options = options;
        this.journey = journey;
        this.findings = findings;
        this.workloads = Workload.asked(options);
        this.warmUp = Workload.warmUp(workloads);
    }

    /** Runs them all. */
    void run(List<Contestant> contestants) throws IOException {
        List<Entrant> entrants = new ArrayList<>();
        try {
            for (Contestant contestant : contestants) {
                enter(contestant, entrants);
            }
            for (int round = 1;
                    round <= options.effort().rounds() && !entrants.isEmpty();
                    round++) {
                Collections.rotate(entrants, -1);
                round(round, entrants);
            }
        } finally {
            entrants.forEach(entrant -> runner.end(entrant.standing()));
        }
    }

    private void enter(Contestant contestant, List<Entrant> entrants) throws IOException {
        Optional<Standing> started = runner.start(contestant);
        if (started.isPresent()) {
            entrants.add(new Entrant(contestant, started.get()));
            runner.warm(contestant, started.get(), options.effort().warmMillis(), warmUp);
        }
    }

    private void round(int round, List<Entrant> entrants) throws IOException {
        for (Workload workload : workloads) {
            for (Entrant entrant : entrants) {
                Workload fit = entrant.contestant().fit(workload);
                keep(harness.measure(entrant.standing(), fit, round, watch(entrant, fit)));
            }
        }
    }

    private ThreadWatch watch(Entrant entrant, Workload workload) {
        boolean sees =
                options.threads()
                        && entrant.contestant().warmsUp()
                        && WATCHED.contains(workload.id());
        return sees ? new ThreadWatch(entrant.standing()::threads) : ThreadWatch.blind();
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
        findings.add(sample);
        tell(sample);
    }

    private void tell(Sample sample) {
        journey.tell(sample.line());
        if (!sample.threads().isEmpty()) {
            sample.threadTable().toString().lines().forEach(line -> journey.tell("    " + line));
        }
    }

    /** A contestant that stands for all rounds. */
    private record Entrant(Contestant contestant, Standing standing) {}
}
