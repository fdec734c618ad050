package dev.bourse.domain.task;

/**
 * What was learned from examples. Files of it are read and written in {@code wire.task}.
 *
 * @param vocabulary the features that are known
 * @param tags one class per {@link TaskTag}, in their order
 * @param categories one class per {@link Category}, in their order, and a last one for none
 * @param leastTag the probability below which a tag is turned down
 * @param leastCategory the probability below which a category is turned down
 */
public record TaskModel(
        Vocabulary vocabulary,
        LinearHead tags,
        LinearHead categories,
        float leastTag,
        float leastCategory) {
    public TaskModel {
        require(tags, TaskTag.values().length, vocabulary);
        require(categories, Category.values().length + 1, vocabulary);
        if (!(leastTag >= 0 && leastTag < 1 && leastCategory >= 0 && leastCategory < 1)) {
            throw new IllegalArgumentException("thresholds are probabilities");
        }
    }

    private static void require(LinearHead head, int classes, Vocabulary vocabulary) {
        if (head.classes() != classes || head.rows() != vocabulary.size()) {
            throw new IllegalArgumentException(
                    "a head of " + classes + " classes over " + vocabulary.size() + " features");
        }
    }
}
