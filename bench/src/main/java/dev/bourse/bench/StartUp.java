package dev.bourse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures starts, for virtual machines also with a cache trained on the measurement's own load.
 */
final class StartUp {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration CACHE_WRITTEN = Duration.ofSeconds(90);
    private static final String USE = "-XX:AOTCache=";
    private static final String MAKE = "-XX:AOTCacheOutput=";

    private final Harness harness;
    private final Runner runner;
    private final Options options;
    private final Journey journey;

    StartUp(Harness harness, Options options, Journey journey) {
        this.harness = harness;
        this.runner = new Runner(harness, options, journey);
        this.options = options;
        this.journey = journey;
    }

    /** Starts each several times. */
    List<Start> run(List<Contestant> contestants) throws IOException {
        List<Start> starts = new ArrayList<>();
        for (Contestant contestant : contestants) {
            journey.tell("starting " + contestant.name());
            times(contestant.name(), false, contestant).ifPresent(starts::add);
            if (contestant instanceof JvmContestant jvm) {
                cached(jvm).ifPresent(starts::add);
            }
        }
        return starts;
    }

    private Optional<Start> cached(JvmContestant contestant) throws IOException {
        Path home = harness.stage().folder(contestant.name());
        Path cache = home.resolve("start.aot");
        train(contestant, List.of(MAKE + cache), home);
        if (!Files.exists(cache)) {
            journey.note(contestant.name() + ": no AOT cache came out of its training");
            return Optional.empty();
        }
        List<String> flags = List.of(USE + cache);
        return times(contestant.name(), true, stage -> contestant.start(stage, flags, home));
    }

    /** A load, then a polite end, at which the virtual machine writes its cache. */
    private void train(JvmContestant contestant, List<String> flags, Path home) throws IOException {
        Optional<Standing> training =
                runner.start(contestant.name(), stage -> contestant.start(stage, flags, home));
        if (training.isPresent()) {
            harness.exercise(training.get(), Workload.full(1_000));
            harness.exercise(training.get(), Workload.streams(20, 2_000));
            training.get().endWithin(CACHE_WRITTEN);
            runner.end(training.get());
        }
    }

    private Optional<Start> times(String name, boolean cached, Starter starter) {
        List<Double> millis = new ArrayList<>();
        try {
            for (int count = 0; count < options.starts(); count++) {
                millis.add(one(starter));
            }
            return Optional.of(new Start(name, cached, Spread.of(millis)));
        } catch (IOException silence) {
            journey.note(name + " did not start: " + silence.getMessage());
            return Optional.empty();
        }
    }

    private double one(Starter starter) throws IOException {
        long begin = System.nanoTime();
        Standing standing = starter.start(harness.stage());
        try {
            FirstAnswer.await(standing.target(), LONGEST);
            return (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        } finally {
            runner.end(standing);
        }
    }
}
