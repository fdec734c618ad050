package dev.bourse.domain.task;

import org.jspecify.annotations.Nullable;

/**
 * Says what a prompt is: what work it asks for, what it is about, in which languages. It looks at
 * no more than the first 3,072 and the last 1,024 chars, keeps nothing, takes bounded time and
 * never fails, whatever the text. Instances may be shared between threads.
 */
public final class TaskClassifier {
    private static final TaskTag[] TAGS = TaskTag.values();
    private static final Category[] CATEGORIES = Category.values();

    private final TaskModel model;

    /** A classifier that has learned that. */
    public TaskClassifier(TaskModel model) {
        this.model = model;
    }

    /** Classifies a prompt: the text of what the user asks, with the instructions before it. */
    public Classification classify(CharSequence prompt) {
        char[] text = Excerpt.of(prompt);
        Lexemes lexemes = Lexemes.of(text);
        Activation known = model.vocabulary().activate(PromptFeatures.of(lexemes));
        float[] chances = model.tags().probabilities(known);
        int best = best(chances);
        boolean rejected = known.size() == 0 || chances[best] < model.leastTag();
        TaskTag tag = rejected ? TaskTag.OTHER : TAGS[best];
        return new Classification(
                tag,
                tag.category().orElseGet(() -> category(known)),
                Math.min(1, chances[best]),
                NaturalLanguages.of(text, lexemes),
                ProgrammingLanguages.of(lexemes));
    }

    private @Nullable Category category(Activation known) {
        float[] chances = model.categories().probabilities(known);
        int best = best(chances);
        boolean none = best == CATEGORIES.length || chances[best] < model.leastCategory();
        return known.size() == 0 || none ? null : CATEGORIES[best];
    }

    private static int best(float[] chances) {
        int best = 0;
        for (int type = 1; type < chances.length; type++) {
            if (chances[type] > chances[best]) {
                best = type;
            }
        }
        return best;
    }
}
