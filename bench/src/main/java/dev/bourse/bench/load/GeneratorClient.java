package dev.bourse.bench.load;

import java.io.IOException;
import java.time.Duration;

/** Drives a {@link Generator} that runs as a process. */
public final class GeneratorClient {
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Lines lines;

    public GeneratorClient(Process process) {
        this.lines = new Lines(process);
    }

    /**
     * Runs a plan to its end.
     *
     * @param opened called when the window opens
     * @param closed called when it has closed, while the connections still stand
     */
    public LoadReport run(LoadPlan plan, Runnable opened, Runnable closed) throws IOException {
        lines.say(plan.line());
        lines.expect(Generator.OPEN, grace(plan.rampMillis() + plan.settleMillis()));
        opened.run();
        LoadReport report = LoadReport.parse(lines.hear(grace(plan.windowMillis())));
        closed.run();
        lines.expect(Generator.DONE, GRACE);
        return report;
    }

    private static Duration grace(int millis) {
        return GRACE.plusMillis(millis);
    }
}
