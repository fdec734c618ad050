package dev.bourse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
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
        } catch (IOException
                | UncheckedIOException
                | InterruptedException
                | IllegalStateException fault) {
            System.err.println("the measurement broke off: " + fault);
            return 70;
        }
    }

    private int run() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path work = Files.createTempDirectory(WORK.toAbsolutePath(), "run-");
        Findings findings = new Findings(options, present());
        Reports reports = new Reports(findings, journey, WORK, work);
        Programs programs = new Programs(work);
        try (Ending _ = new Ending(reports, programs, work, out).evenWhenBrokenOff()) {
            measure(new Harness(programs, work), findings, reports);
        }
        return options.gate() ? verdict(findings.soFar().budgets()) : 0;
    }

    private void measure(Harness harness, Findings findings, Reports reports)
            throws IOException, InterruptedException {
        List<Contestant> all = findings.contestants();
        List<Contestant> between = all.stream().filter(it -> !(it instanceof Direct)).toList();
        if (!Workload.asked(options).isEmpty()) {
            new Rounds(harness, options, journey, findings).run(all);
            reports.save();
        }
        if (options.asksFor(Part.SLOW)) {
            new SlowStreams(harness, options, journey, findings).run(between);
            reports.save();
        }
        if (options.asksFor(Part.START)) {
            new StartUp(harness, options, journey, findings).run(between);
            reports.save();
        }
        if (options.asksFor(Part.PLAN)) {
            findings.plan(PlanTime.run(harness.stage(), options, journey));
        }
        findings.complete();
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
        options.beside().map(Bourse::beside).ifPresent(invited::add);
        if (options.portkey()) {
            invited.add(new Portkey(WORK.toAbsolutePath().resolve("portkey")));
        }
        return invited;
    }

    /** 1 when a promise was broken, 2 when one that was asked for could not be tested, else 0. */
    static int verdict(List<Budget> budgets) {
        List<Budget.Verdict> verdicts = budgets.stream().map(Budget::verdict).toList();
        if (verdicts.contains(Budget.Verdict.MISSED)) {
            return 1;
        }
        return verdicts.contains(Budget.Verdict.NOT_MEASURED) ? 2 : 0;
    }
}
