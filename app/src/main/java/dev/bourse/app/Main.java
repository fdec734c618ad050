package dev.bourse.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;

/** The command line. Exit codes: 0 done, 1 failed, 2 misused. */
@Command(name = "bourse", description = "An open exchange for language models.")
public final class Main implements Runnable {
    private static final List<String> VERBS =
            List.of("up", "check", "keys", "catalog", "replay", "market", "version", "train");
    private static final int FAILED = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return line(arguments)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, line, _) -> explain(problem, line))
                .execute(arguments);
    }

    /** Describing a command takes a good part of a start, so only what was asked for is. */
    private static CommandLine line(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        boolean known = arguments.length > 0 && VERBS.contains(arguments[0]);
        List<String> verbs = known ? List.of(arguments[0]) : VERBS;
        verbs.forEach(verb -> line.addSubcommand(verb, command(verb)));
        return known ? line : line.addSubcommand(new CommandLine.HelpCommand());
    }

    private static Object command(String verb) {
        return switch (verb) {
            case "up" -> new UpCommand(Ahead.begin());
            case "check" -> new CheckCommand();
            case "keys" -> new KeysCommand();
            case "catalog" -> new CatalogCommand();
            case "replay" -> new ReplayCommand();
            case "market" -> new MarketCommand();
            case "version" -> new VersionCommand();
            case "train" -> new TrainCommand();
            default -> throw new IllegalArgumentException("there is no command " + verb);
        };
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /** One line for what a user can mend; the whole trace only for what is our fault. */
    private static int explain(Exception problem, CommandLine line) {
        if (problem instanceof Complaint || problem instanceof IllegalArgumentException) {
            line.getErr().println("bourse: " + problem.getMessage());
        } else {
            problem.printStackTrace(line.getErr());
        }
        return FAILED;
    }
}
