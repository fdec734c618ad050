package dev.bourse.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Thousands of slow streams through a fresh, warmed contestant: how much memory each takes. */
final class SlowStreams {
    private static final int FILES_PER_STREAM = 2;
    private static final int OTHER_FILES = 500;

    private final Harness harness;
    private final Runner runner;
    private final Options options;
    private final Journey journey;

    SlowStreams(Harness harness, Options options, Journey journey) {
        this.harness = harness;
        this.runner = new Runner(harness, options, journey);
        this.options = options;
        this.journey = journey;
    }

    /** Runs each in turn, round by round. */
    List<Growth> run(List<Contestant> contestants) throws IOException {
        List<Growth> growths = new ArrayList<>();
        Workload workload = Workload.slow(count(), 2 * options.windowMillis());
        for (int round = 1; round <= options.slowRounds(); round++) {
            for (Contestant contestant : contestants) {
                one(contestant, contestant.fit(workload)).ifPresent(growths::add);
            }
        }
        return growths;
    }

    /** As many as were asked for, or as many as the limit on open files allows. */
    private int count() {
        long limit = Accounts.openFiles();
        int most = (int) Math.min(Integer.MAX_VALUE, (limit - OTHER_FILES) / FILES_PER_STREAM);
        if (most < options.slowStreams()) {
            journey.note(
                    "the limit of %d open files allows only %d streams".formatted(limit, most));
        }
        return Math.min(most, options.slowStreams());
    }

    private Optional<Growth> one(Contestant contestant, Workload workload) throws IOException {
        Optional<Standing> started = runner.start(contestant);
        if (started.isEmpty()) {
            return Optional.empty();
        }
        try {
            runner.warm(contestant, started.get());
            return Optional.of(grow(started.get(), workload));
        } finally {
            runner.end(started.get());
        }
    }

    private Growth grow(Standing standing, Workload workload) throws IOException {
        journey.tell(workload.connections() + " slow streams through " + standing.name());
        long before = standing.residentKib();
        AtomicLong after = new AtomicLong();
        Runnable look = () -> after.accumulateAndGet(standing.residentKib(), Math::max);
        var report = harness.run(standing, workload, look, look);
        Growth growth =
                new Growth(standing.name(), workload.connections(), report, before, after.get());
        if (!growth.isWhole()) {
            journey.note(
                    "%s: %d of %d slow streams lived, %d errors %s"
                            .formatted(
                                    standing.name(),
                                    report.live(),
                                    workload.connections(),
                                    report.errors(),
                                    report.problem()));
        }
        return growth;
    }
}
