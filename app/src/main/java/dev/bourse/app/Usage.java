package dev.bourse.app;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a command is called.
 *
 * @param name the words that name it, after {@code bourse}
 * @param parameters what it takes besides options, as its help writes it; empty for nothing
 * @param least the fewest of those
 * @param most the most of those
 * @param summary what it does, in a sentence
 * @param options what it takes, in the order of its help
 * @param footer what else there is to know; may be empty
 */
record Usage(
        String name,
        String parameters,
        int least,
        int most,
        String summary,
        List<Option> options,
        String footer) {
    private static final int WIDTH = 100;

    Usage {
        options = List.copyOf(options);
    }

    /** A command that takes options only. */
    static Usage of(String name, String summary, List<Option> options) {
        return new Usage(name, "", 0, 0, summary, options, "");
    }

    /** One that takes exactly one thing. */
    static Usage of(String name, String parameter, String summary, List<Option> options) {
        return new Usage(name, parameter, 1, 1, summary, options, "");
    }

    Usage withFooter(String text) {
        return new Usage(name, parameters, least, most, summary, options, text);
    }

    /** An option without a value. */
    static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    /** An option with a value. */
    static Option value(String name, String value, String description) {
        return Option.builder().longOpt(name).hasArg().argName(value).desc(description).get();
    }

    /** For the parser: with the option for help. */
    Options parsed() {
        Options parsed = new Options();
        shown().forEach(parsed::addOption);
        return parsed;
    }

    /** Writes the help. */
    void print(PrintWriter out) {
        TextHelpAppendable text = new TextHelpAppendable(out);
        text.setMaxWidth(WIDTH);
        HelpFormatter help =
                HelpFormatter.builder().setShowSince(false).setHelpAppendable(text).get();
        try {
            help.printHelp(line(), summary, shown(), footer, false);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.flush();
    }

    private String line() {
        return "bourse " + name + " [options]" + (parameters.isEmpty() ? "" : " " + parameters);
    }

    private List<Option> shown() {
        List<Option> shown = new ArrayList<>(options);
        shown.add(Option.builder("h").longOpt("help").desc("show this and end").get());
        return shown;
    }
}
