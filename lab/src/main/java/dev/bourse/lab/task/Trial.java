package dev.bourse.lab.task;

import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.Classification;
import dev.bourse.domain.task.TaskClassifier;
import dev.bourse.domain.task.TaskModel;
import dev.bourse.domain.task.TaskTag;
import dev.bourse.lab.task.Verdicts.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Puts prompts of which is known what they are to a classifier. */
final class Trial {
    private static final String NO_CATEGORY = "none";

    private final List<Example> examples;
    private final List<Classification> answers;

    private Trial(List<Example> examples, List<Classification> answers) {
        this.examples = examples;
        this.answers = answers;
    }

    static Trial of(TaskModel model, List<Example> examples) {
        TaskClassifier classifier = new TaskClassifier(model);
        return new Trial(
                examples,
                examples.stream().map(example -> classifier.classify(example.text())).toList());
    }

    /** The part of it with prompts from one source. */
    Trial from(String source) {
        int[] which = indexes().filter(i -> examples.get(i).source().equals(source)).toArray();
        return new Trial(
                IntStream.of(which).mapToObj(examples::get).toList(),
                IntStream.of(which).mapToObj(answers::get).toList());
    }

    Verdicts tags() {
        return verdicts(i -> new Verdict(name(examples.get(i).tag()), name(answers.get(i).tag())));
    }

    Verdicts categories() {
        return verdicts(i ->
                new Verdict(name(examples.get(i).category()), name(answers.get(i).category())));
    }

    private Verdicts verdicts(IntFunction<Verdict> verdict) {
        return new Verdicts(indexes().mapToObj(verdict).toList());
    }

    private IntStream indexes() {
        return IntStream.range(0, examples.size());
    }

    private static String name(TaskTag tag) {
        return tag.wireName();
    }

    private static String name(@Nullable Category category) {
        return category == null ? NO_CATEGORY : category.wireName();
    }
}
