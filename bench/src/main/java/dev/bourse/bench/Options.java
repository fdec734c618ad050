package dev.bourse.bench;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param rounds how often each contestant stands each workload
 * @param slowRounds how often each stands the slow streams
 * @param starts how often each is started
 * @param warmMillis for a contestant that warms up
 * @param windowMillis of each measurement
 * @param slowStreams how many
 * @param quick whether this is a rehearsal, whose figures mean nothing
 * @param gate whether a missed budget makes the exit code
 * @param portkey whether Portkey takes part
 */
record Options(
        int rounds,
        int slowRounds,
        int starts,
        int warmMillis,
        int windowMillis,
        int slowStreams,
        boolean quick,
        boolean gate,
        boolean portkey) {
    static final String HELP =
            """
            usage: bench/run [--quick] [--gate] [--portkey] [--rounds=N]
              --quick     a rehearsal of a minute or two; its figures mean nothing
              --gate      exit 1 when a budget is missed, 2 when one could not be measured
              --portkey   also measure Portkey, fetched from npm
              --rounds=N interleaved rounds (5)
            """;

    private static final String ROUNDS = "--rounds=";
    private static final Pattern KNOWN =
            Pattern.compile("--quick|--gate|--portkey|" + ROUNDS + "[1-9][0-9]?");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for what it does not know
     */
    static Options of(List<String> arguments) {
        if (!arguments.stream().allMatch(KNOWN.asMatchPredicate())) {
            throw new IllegalArgumentException(HELP);
        }
        boolean gate = arguments.contains("--gate");
        boolean portkey = arguments.contains("--portkey");
        return arguments.contains("--quick")
                ? new Options(rounds(arguments, 1), 1, 1, 2_000, 1_000, 300, true, gate, portkey)
                : new Options(
                        rounds(arguments, 5), 3, 5, 300_000, 6_000, 9_000, false, gate, portkey);
    }

    private static int rounds(List<String> arguments, int usual) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(ROUNDS))
                .mapToInt(argument -> Integer.parseInt(argument.substring(ROUNDS.length())))
                .findFirst()
                .orElse(usual);
    }
}
