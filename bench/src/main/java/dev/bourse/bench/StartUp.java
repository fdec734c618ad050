package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures starts, for virtual machines also with a cache trained on the measurement's own load.
 */
final class StartUp {
    private static final double MILLI = 1e6;
    private static final Duration CACHE_WRITTEN = Duration.ofSeconds(90);

    private final Harness harness;
    private final Runner runner;
    private final int times;
    private final Journey journey;
    private final Findings findings;

    StartUp(Harness harness, Options options, Journey journey, Findings findings) {
        this.harness = harness;
        this.runner = new Runner(harness, options, journey);
        this.times = options.effort().starts();
        this.journey = journey;
        this.findings = findings;
    }

    /** Starts each several times. */
    void run(List<Contestant> contestants) throws IOException {
        for (Contestant contestant : contestants) {
            Path home = harness.stage().folder(contestant.name());
            train(contestant, home).ifPresent(this::keep);
            if (contestant instanceof JvmContestant jvm) {
                train(new Cached(jvm, home.resolve("start.aot")), home).ifPresent(this::keep);
            }
        }
    }

    private void keep(Start start) {
        findings.add(start);
        journey.tell(start.title() + ": " + Table.figure(start.millis().median()) + " ms");
    }

    /** Starts it once with a load, then several times on what that has left. */
    private Optional<Start> train(Contestant contestant, Path home) throws IOException {
        journey.tell("starting " + contestant.name());
        Standing first = contestant.start(harness.stage(), home);
        if (runner.answering(first).isEmpty()) {
            return Optional.empty();
        }
        harness.exercise(first, contestant.fit(Workload.full(1_000)));
        harness.exercise(first, contestant.fit(Workload.streams(20, 2_000)));
        first.endWithin(CACHE_WRITTEN);
        runner.end(first);
        return times(contestant, home);
    }

    private Optional<Start> times(Contestant contestant, Path home) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int count = 0; count < times; count++) {
            one(contestant, home).ifPresent(millis::add);
        }
        return millis.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Start(contestant.name(), contestant.startsCached(), Spread.of(millis)));
    }

    private Optional<Double> one(Contestant contestant, Path home) throws IOException {
        long begin = System.nanoTime();
        Standing standing = contestant.start(harness.stage(), home);
        Optional<Standing> answered = runner.answering(standing);
        double millis = (System.nanoTime() - begin) / MILLI;
        answered.ifPresent(runner::end);
        return answered.map(it -> millis);
    }
}
