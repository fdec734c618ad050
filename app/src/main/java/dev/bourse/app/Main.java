package dev.bourse.app;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The command line. Exit codes: 0 done, 1 failed, 2 misused. */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String HELP = "help";

    private static final List<Entry> COMMANDS =
            List.of(
                    new Entry("up", UpCommand::new),
                    new Entry("check", CheckCommand::new),
                    new Entry("keys list", KeysCommand::list),
                    new Entry("keys create", KeysCommand::create),
                    new Entry("keys disable", KeysCommand::disable),
                    new Entry("keys delete", KeysCommand::delete),
                    new Entry("catalog list", CatalogCommand::list),
                    new Entry("catalog check", CatalogCommand::check),
                    new Entry("catalog import", ImportCommand::command),
                    new Entry("replay", ReplayCommand::new),
                    new Entry("market export", MarketCommand::export),
                    new Entry("market benchmarks", MarketCommand::benchmarks),
                    new Entry("version", VersionCommand::new),
                    new Entry(TrainCommand.NAME, TrainCommand::new));

    private final Terminal terminal;

    /** A command, which is described only when it is wanted. */
    private record Entry(String name, Supplier<Command> maker) {
        boolean isNamedBy(List<String> words) {
            return words.size() >= length()
                    && String.join(" ", words.subList(0, length())).equals(name);
        }

        /** Words of its name. */
        int length() {
            return name.indexOf(' ') < 0 ? 1 : 2;
        }

        boolean isBelow(String words) {
            return name.equals(words) || name.startsWith(words + " ");
        }

        Usage usage() {
            return maker.get().usage();
        }
    }

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        openLog(System.getenv("BOURSE_LOG"));
        System.exit(run(arguments));
    }

    /**
     * Before threads that log begin: what they say meanwhile would be held back, with a warning.
     */
    private static void openLog(@Nullable String level) {
        if (level != null) {
            System.setProperty("org.slf4j.simpleLogger.log.dev.bourse", level);
        }
        LoggerFactory.getILoggerFactory();
    }

    static int run(String... arguments) {
        Terminal terminal = Terminal.ofProcess();
        return new Main(terminal).guarded(List.of(arguments));
    }

    /** One line for what a user can mend; the whole trace only for what is our fault. */
    private int guarded(List<String> words) {
        try {
            return run(words);
        } catch (Misuse misuse) {
            terminal.err().println("bourse: " + misuse.getMessage());
            terminal.err().println(hint(words));
            return MISUSED;
        } catch (Complaint | IllegalArgumentException complaint) {
            terminal.err().println("bourse: " + complaint.getMessage());
            return FAILED;
        } catch (Exception fault) {
            fault.printStackTrace(terminal.err());
            return FAILED;
        }
    }

    private static String hint(List<String> words) {
        return named(words)
                .map(one -> "'bourse help " + one.name() + "' says how it is meant.")
                .orElse("'bourse help' lists all commands.");
    }

    private int run(List<String> words) throws Exception {
        if (words.isEmpty()) {
            overview(terminal.err()::println);
            throw new Misuse("a command is missing");
        }
        if (asksForHelp(words.getFirst())) {
            return help(words.subList(1, words.size()));
        }
        return named(words).isEmpty() && asksForHelp(words.getLast())
                ? help(words.subList(0, words.size() - 1))
                : command(words);
    }

    private static boolean asksForHelp(String word) {
        return word.equals(HELP) || word.equals("--help") || word.equals("-h");
    }

    private int command(List<String> words) throws Exception {
        Entry entry = named(words).orElseThrow(() -> new Misuse(unknown(words)));
        Command command = entry.maker().get();
        Words said = Words.of(command.usage(), words.subList(entry.length(), words.size()));
        if (said.askForHelp()) {
            command.usage().print(terminal.out());
            return 0;
        }
        return command.run(said, terminal);
    }

    private static Optional<Entry> named(List<String> words) {
        return COMMANDS.stream().filter(one -> one.isNamedBy(words)).findFirst();
    }

    private int help(List<String> words) {
        if (words.isEmpty()) {
            overview(terminal.out()::println);
            return 0;
        }
        List<Entry> meant = below(String.join(" ", words));
        if (meant.isEmpty()) {
            throw new Misuse(unknown(words));
        }
        meant.forEach(one -> one.usage().print(terminal.out()));
        return 0;
    }

    /** The command of that name, or those of that group. */
    private static List<Entry> below(String words) {
        return COMMANDS.stream().filter(one -> one.isBelow(words)).toList();
    }

    private static String unknown(List<String> words) {
        String first = words.getFirst();
        List<String> group = below(first).stream().map(Entry::name).toList();
        return group.isEmpty()
                ? "there is no command " + first + Words.meant(first, names())
                : "which one: " + String.join(", ", group) + "?";
    }

    private static List<String> names() {
        return shown().map(Entry::name).toList();
    }

    private static Stream<Entry> shown() {
        return COMMANDS.stream().filter(one -> !one.name().equals(TrainCommand.NAME));
    }

    private static void overview(Consumer<String> line) {
        line.accept("bourse: an open exchange for language models");
        line.accept("");
        shown().map(one -> "  %-18s %s".formatted(one.name(), one.usage().summary())).forEach(line);
        line.accept("");
        line.accept("'bourse help COMMAND' tells more of one.");
    }
}
