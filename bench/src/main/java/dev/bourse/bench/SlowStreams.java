package dev.bourse.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Thousands of slow streams through a fresh, warmed contestant: how much memory each takes. */
final class SlowStreams {
    private static final int FILES_PER_STREAM = 2;
    private static final int OTHER_FILES = 500;

    private final Harness harness;
    private final Runner runner;
    private final Effort effort;
    private final Journey journey;
    private final Findings findings;

    SlowStreams(Harness harness, Options options, Journey journey, Findings findings) {
        this.harness = harness;
        this.runner = new Runner(harness, options, journey);
        this.effort = options.effort();
        this.journey = journey;
        this.findings = findings;
    }

    /** Runs each in turn, round by round. */
    void run(List<Contestant> contestants) throws IOException {
        Workload workload = Workload.slow(count(), 2 * effort.windowMillis());
        for (int round = 1; round <= effort.slowRounds(); round++) {
            for (Contestant contestant : contestants) {
                one(contestant, contestant.fit(workload));
            }
        }
    }

    /** As many as were asked for, or as many as the limit on open files allows. */
    private int count() {
        long limit = Accounts.openFiles();
        int most = (int) Math.min(Integer.MAX_VALUE, (limit - OTHER_FILES) / FILES_PER_STREAM);
        if (most < effort.slowStreams()) {
            journey.note(
                    "the limit of %d open files allows only %d streams".formatted(limit, most));
        }
        return Math.min(most, effort.slowStreams());
    }

    private void one(Contestant contestant, Workload workload) throws IOException {
        Optional<Standing> started = runner.start(contestant);
        if (started.isEmpty()) {
            return;
        }
        try {
            runner.warm(contestant, started.get(), effort.slowWarmMillis(), Workload.LOADS);
            keep(grow(started.get(), workload));
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
        return new Growth(standing.name(), workload.connections(), report, before, after.get());
    }

    private void keep(Growth growth) {
        findings.add(growth);
        journey.tell(growth.line());
        if (!growth.isWhole()) {
            journey.note(growth.shortcoming());
        }
    }
}
