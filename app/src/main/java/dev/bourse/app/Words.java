package dev.bourse.app;

import dev.bourse.domain.catalog.Nearest;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What was said on a command line after the command's name. */
final class Words {
    private final CommandLine line;

    private Words(CommandLine line) {
        this.line = line;
    }

    /**
     * Reads them.
     *
     * @throws Misuse naming what the command does not know or lacks
     */
    static Words of(Usage usage, List<String> words) {
        try {
            DefaultParser parser = DefaultParser.builder().setAllowPartialMatching(false).get();
            Words read = new Words(parser.parse(usage.parsed(), words.toArray(String[]::new)));
            read.check(usage);
            return read;
        } catch (UnrecognizedOptionException unknown) {
            throw new Misuse(unknown(unknown.getOption(), usage));
        } catch (MissingArgumentException missing) {
            throw new Misuse("--" + missing.getOption().getLongOpt() + " needs a value");
        } catch (ParseException other) {
            throw new Misuse(String.valueOf(other.getMessage()));
        }
    }

    /** Whether the help is wanted instead. */
    boolean askForHelp() {
        return line.hasOption("help");
    }

    boolean has(String option) {
        return line.hasOption(option);
    }

    /** The value of an option; empty when it was not given. */
    Optional<String> text(String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /** All values of an option that may be given again and again. */
    List<String> texts(String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    Optional<Path> path(String option) {
        return text(option).map(Path::of);
    }

    /**
     * The value of an option.
     *
     * @throws Misuse when it was not given
     */
    String required(String option) {
        return text(option).orElseThrow(() -> new Misuse("--" + option + " is missing"));
    }

    /**
     * The value of an option as what it means.
     *
     * @param meaning throws what is an {@link IllegalArgumentException} or {@link
     *     java.time.DateTimeException} when there is none
     * @throws Misuse when there is none
     */
    <T> Optional<T> as(String option, Function<String, T> meaning) {
        return text(option).map(value -> read(option, value, meaning));
    }

    /** What was said besides options. */
    List<String> parameters() {
        return line.getArgList();
    }

    private static <T> T read(String option, String value, Function<String, T> meaning) {
        try {
            return meaning.apply(value);
        } catch (IllegalArgumentException | java.time.DateTimeException senseless) {
            throw new Misuse("--" + option + ": '" + value + "' makes no sense");
        }
    }

    private void check(Usage usage) {
        int said = parameters().size();
        if (askForHelp() || (said >= usage.least() && said <= usage.most())) {
            return;
        }
        throw new Misuse(
                said < usage.least()
                        ? usage.parameters() + " is missing"
                        : "'" + parameters().get(usage.most()) + "' is one word too many");
    }

    private static String unknown(String option, Usage usage) {
        List<String> names =
                usage.options().stream()
                        .map(Option::getLongOpt)
                        .filter(Objects::nonNull)
                        .map(name -> "--" + name)
                        .toList();
        return "there is no option " + option + Words.meant(option, names);
    }

    /** Names that may have been meant, as the end of a sentence; empty when none is near. */
    static String meant(String said, List<String> names) {
        List<String> near = new Nearest(said).among(names);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }
}
