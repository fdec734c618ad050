package dev.bourse.lab.task;

import dev.bourse.lab.task.Verdicts.Interval;

import java.util.List;
import java.util.Locale;

/**
 * How good a model is on prompts that it has not learned from, as a text for people. Large
 * collections would drown small ones, so that scores are taken over at most {@value #MOST} prompts
 * of each class, drawn by the seed; the shares by collection are over all of its prompts.
 */
record Figures(Trial trial, long seed) {
    /** Prompts of a class that count at most. */
    static final int MOST = 200;

    private static final List<String> SOURCES = List.of("MT-bench", "HumanEval", "GSM8K", "MMLU");

    /** What the tags are worth. */
    Verdicts tags() {
        return trial.tags().balanced(MOST, seed);
    }

    /** What the categories are worth. */
    Verdicts categories() {
        return trial.categories().balanced(MOST, seed);
    }

    /** The figures as a small table. */
    String text() {
        StringBuilder text =
                new StringBuilder("Published prompts, none learned from, seed " + seed);
        text.append('\n').append(line("tags", tags()));
        tags().f1().forEach((tag, f1) -> text.append(row(tag, f1)));
        SOURCES.forEach(source -> text.append(share(source)));
        text.append(line("categories", categories()));
        categories().f1().forEach((category, f1) -> text.append(row(category, f1)));
        return text.toString();
    }

    private String line(String what, Verdicts verdicts) {
        Interval interval = verdicts.interval(seed);
        return String.format(
                Locale.ROOT,
                "  %-26s macro-F1 %.3f [%.3f, %.3f] over %d prompts%n",
                what,
                verdicts.macroF1(),
                interval.low(),
                interval.high(),
                verdicts.size());
    }

    private String share(String source) {
        Verdicts tags = trial.from(source).tags();
        return String.format(
                Locale.ROOT,
                "    %-24s right    %.3f of %d%n",
                source,
                tags.accuracy(),
                tags.size());
    }

    private static String row(String name, double f1) {
        return String.format(Locale.ROOT, "    %-24s F1       %.3f%n", name, f1);
    }
}
