package dev.bourse.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 failed, 2 misused. */
@Command(
        name = "bourse",
        description = "An open exchange for language models.",
        subcommands = {
            UpCommand.class,
            CheckCommand.class,
            KeysCommand.class,
            CatalogCommand.class,
            ReplayCommand.class,
            VersionCommand.class,
            TrainCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    private static final int FAILED = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, line, _) -> explain(problem, line))
                .execute(arguments);
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
