package dev.bourse.lab.task;

import dev.bourse.domain.task.TaskModel;
import dev.bourse.domain.task.TaskTag;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the bundled model is made. It learns from the written templates alone, so that anyone can
 * make it again, to the bit, and so that all published prompts are new to it.
 */
final class Training {
    /** The seed of the bundled model. */
    static final long SEED = 1;

    private static final int PROMPTS_PER_TAG = 400;
    private static final int PROMPTS_APART = 100;
    private static final int FEATURES = 9000;

    /** Texts that tell nothing but a category, for each prompt of a tag. */
    private static final int ABOUT = 40;

    private final Corpus corpus = Corpus.load();
    private final int promptsPerTag;

    /** As the bundled model is trained. */
    Training() {
        this(PROMPTS_PER_TAG);
    }

    /** With so many prompts for each tag, and forty times as many texts that tell a category. */
    Training(int promptsPerTag) {
        this.promptsPerTag = promptsPerTag;
    }

    /** The model that is bundled. */
    TaskModel model() {
        return learn(corpus.examples(promptsPerTag, SEED));
    }

    /**
     * All tags, on every fifth template, by a model that has learned from the other four: how well
     * what was learned carries over to wordings that nobody thought of.
     */
    Verdicts apart() {
        TaskModel model = learn(corpus.seen(promptsPerTag, SEED));
        return Trial.of(model, corpus.apart(PROMPTS_APART, SEED)).tags();
    }

    private TaskModel learn(List<Example> examples) {
        return Learner.learn(examples, corpus.about(ABOUT * promptsPerTag, SEED), FEATURES, SEED);
    }

    /** The size of the corpus in a line. */
    String corpus() {
        return Arrays.stream(TaskTag.values())
                .map(tag -> tag.wireName() + " " + corpus.templates(tag))
                .collect(Collectors.joining(", ", "Templates: ", "\n"));
    }

    /** {@link #apart()} as a text for people. */
    static String text(Verdicts apart) {
        Verdicts.Interval interval = apart.interval(SEED);
        return String.format(
                Locale.ROOT,
                "Unseen templates, all %d tags, seed %d%n"
                        + "  macro-F1 %.3f [%.3f, %.3f] over %d prompts%n  mistakes: %s%n",
                apart.f1().size(),
                SEED,
                apart.macroF1(),
                interval.low(),
                interval.high(),
                apart.size(),
                String.join(", ", apart.mistakes(8)));
    }
}
