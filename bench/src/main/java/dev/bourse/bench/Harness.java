package dev.bourse.bench;

import dev.bourse.bench.load.Generator;
import dev.bourse.bench.load.GeneratorClient;
import dev.bourse.bench.load.LoadReport;
import dev.bourse.bench.load.MockUpstream;
import dev.bourse.bench.load.UpstreamClient;

import java.io.IOException;
import java.nio.file.Path;

/** The upstream and the generator, each in a process of its own, and the accounts of a window. */
final class Harness {
    private final Process upstream;
    private final Process generatorProcess;
    private final GeneratorClient generator;
    private final Stage stage;

    Harness(Programs programs, Path work) throws IOException {
        upstream = programs.startTalking("upstream", JavaCommand.tool(MockUpstream.class));
        stage = new Stage(programs, work, new UpstreamClient(upstream).port());
        generatorProcess = programs.startTalking("generator", JavaCommand.tool(Generator.class));
        generator = new GeneratorClient(generatorProcess);
    }

    Stage stage() {
        return stage;
    }

    /** Loads for effect, not for figures. */
    void exercise(Standing standing, Workload workload) throws IOException {
        var _ = run(standing, workload, () -> {}, () -> {});
    }

    /** Loads, calling back at the beginning and at the end of the window. */
    LoadReport run(Standing standing, Workload workload, Runnable opened, Runnable closed)
            throws IOException {
        return generator.run(workload.on(standing.target()), opened, closed);
    }

    /** Loads and accounts for the window; a watch sees a little more than the window. */
    Sample measure(Standing standing, Workload workload, int round, ThreadWatch watch)
            throws IOException {
        Difference mine = new Difference(standing::cpuMicros);
        Difference its = new Difference(() -> Accounts.cpuMicros(upstream));
        Difference all = new Difference(Accounts::busyMicros);
        Difference load = new Difference(() -> Accounts.cpuMicros(generatorProcess));
        LoadReport report =
                run(
                        standing,
                        workload,
                        () -> {
                            watch.open();
                            Difference.open(mine, its, all, load);
                        },
                        () -> {
                            Difference.close(mine, its, all, load);
                            watch.close();
                        });
        long others = all.amount() - mine.amount() - its.amount() - load.amount();
        return new Sample(
                standing.name(),
                workload.id(),
                round,
                report,
                mine.amount(),
                its.amount(),
                others,
                watch.groups());
    }
}
