package dev.bourse.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param effort how much of everything
 * @param parts what is measured, at least one
 * @param beside the folder of another build of the exchange that takes part
 * @param quick whether this is a rehearsal, whose figures mean nothing
 * @param gate whether a missed budget makes the exit code
 * @param portkey whether Portkey takes part
 * @param threads whether processor time is told by groups of threads
 */
record Options(
        Effort effort,
        Set<Part> parts,
        Optional<Path> beside,
        boolean quick,
        boolean gate,
        boolean portkey,
        boolean threads) {
    static final String HELP =
            """
            usage: bench/run [--quick] [--gate] [--portkey] [--threads] [--rounds=N]
                             [--warm=SECONDS] [--only=PART[,PART...]] [--beside=FOLDER]
              --quick          a rehearsal of a minute or two; its figures mean nothing
              --gate           exit 1 when a budget is missed, 2 when one could not be measured;
                               what was not asked for is not judged
              --portkey        also measure Portkey, fetched from npm
              --threads        tell where processor time went, by groups of threads
              --rounds=N       interleaved rounds (5)
              --warm=SECONDS   of each contestant on a virtual machine (300, and 60 before slow
                               streams); when given it holds for both
              --only=PART,...  measure, and warm up for, these alone: %s
              --beside=FOLDER  another build of the exchange takes part, as `beside`
            """
                    .formatted(Part.ids(", "));

    private static final String ROUNDS = "--rounds=";
    private static final String WARM = "--warm=";
    private static final String ONLY = "--only=";
    private static final String BESIDE = "--beside=";
    private static final Pattern KNOWN =
            Pattern.compile(
                    "--quick|--gate|--portkey|--threads|--rounds=[1-9][0-9]?|--warm=[1-9][0-9]{0,3}"
                            + "|--beside=.+|--only=(PART)(,(PART))*"
                                    .replace("PART", Part.ids("|")));

    Options {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to measure");
        }
        parts = Collections.unmodifiableSet(EnumSet.copyOf(parts));
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for what it does not know
     */
    static Options of(List<String> arguments) {
        if (!arguments.stream().allMatch(KNOWN.asMatchPredicate())) {
            throw new IllegalArgumentException(HELP);
        }
        return new Options(
                effort(arguments),
                value(arguments, ONLY).map(Options::parts).orElse(EnumSet.allOf(Part.class)),
                value(arguments, BESIDE).map(Path::of),
                arguments.contains("--quick"),
                arguments.contains("--gate"),
                arguments.contains("--portkey"),
                arguments.contains("--threads"));
    }

    /** Whether that part is to be measured. */
    boolean asksFor(Part part) {
        return parts.contains(part);
    }

    private static Effort effort(List<String> arguments) {
        Effort usual = arguments.contains("--quick") ? Effort.REHEARSAL : Effort.WHOLE;
        Effort effort =
                value(arguments, ROUNDS).map(Integer::valueOf).map(usual::withRounds).orElse(usual);
        return value(arguments, WARM)
                .map(seconds -> effort.withWarm(1_000 * Integer.parseInt(seconds)))
                .orElse(effort);
    }

    private static Set<Part> parts(String ids) {
        return Arrays.stream(ids.split(",")).map(Part::of).collect(Collectors.toSet());
    }

    private static Optional<String> value(List<String> arguments, String option) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }
}
