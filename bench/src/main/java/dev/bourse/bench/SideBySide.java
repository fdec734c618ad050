package dev.bourse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the exchange beside others in one run: same upstream, same load, same machine, in turn.
 * See the module's README for how to read what it prints.
 */
public final class SideBySide {
    private static final Path WORK = Path.of("bench/target/side-by-side");

    private final Options options;
    private final Journey journey;
    private final PrintStream out;

    private SideBySide(Options options, PrintStream out) {
        this.options = options;
        this.journey = new Journey(out);
        this.out = out;
    }

    /** The program, to be run in the folder of the whole build; see {@link Options#HELP}. */
    public static void main(String[] arguments) {
        System.exit(exitCode(List.of(arguments)));
    }

    /** A verdict's code, or one of {@code sysexits}: wrong usage, or a fault of the harness. */
    private static int exitCode(List<String> arguments) {
        try {
            return new SideBySide(Options.of(arguments), System.out).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return 64;
        } catch (IOException | InterruptedException | IllegalStateException fault) {
            System.err.println("the measurement broke off: " + fault);
            return 70;
        }
    }

    private int run() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path work = Files.createTempDirectory(WORK.toAbsolutePath(), "run-");
        try (Programs programs = new Programs(work)) {
            Outcome outcome = measure(new Harness(programs, work));
            report(outcome);
            return options.gate() ? verdict(outcome.budgets()) : 0;
        } finally {
            Leftovers.remove(work);
        }
    }

    private Outcome measure(Harness harness) throws IOException, InterruptedException {
        List<Contestant> all = present();
        List<Contestant> between = all.stream().filter(it -> !(it instanceof Direct)).toList();
        return new Outcome(
                options,
                all,
                new Rounds(harness, options, journey).run(all),
                new SlowStreams(harness, options, journey).run(between),
                new StartUp(harness, options, journey).run(between),
                PlanTime.run(harness.stage(), options, journey));
    }

    private List<Contestant> present() {
        List<Contestant> present = new ArrayList<>();
        for (Contestant contestant : invited()) {
            Optional<String> absence = contestant.absence();
            absence.ifPresent(why -> journey.note(contestant.name() + " not measured: " + why));
            if (absence.isEmpty()) {
                present.add(contestant);
            }
        }
        return present;
    }

    private List<Contestant> invited() {
        List<Contestant> invited =
                new ArrayList<>(List.of(new Direct(), new Nginx(), new BareVertx(), Bourse.ours()));
        if (options.portkey()) {
            invited.add(new Portkey(WORK.toAbsolutePath().resolve("portkey")));
        }
        return invited;
    }

    private void report(Outcome outcome) throws IOException {
        if (options.quick()) {
            journey.note("a rehearsal: the figures mean nothing");
        }
        Path json = WORK.resolve("side-by-side.json");
        Files.writeString(json, new JsonReport(outcome, journey.notes()) + "\n");
        out.println();
        out.println(new TextReport(outcome, journey.notes()));
        out.println("all of it: " + json);
    }

    /** 1 when a promise was broken, 2 when one could not be tested, else 0. */
    static int verdict(List<Budget> budgets) {
        List<Budget.Verdict> verdicts = budgets.stream().map(Budget::verdict).toList();
        if (verdicts.contains(Budget.Verdict.MISSED)) {
            return 1;
        }
        return verdicts.contains(Budget.Verdict.NOT_MEASURED) ? 2 : 0;
    }
}
