package dev.bourse.domain.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;

/** On a model that can be computed by hand: one word for mathematics, one for translation. */
class TaskClassifierTest {
    private static final int TAGS = TaskTag.values().length;
    private static final int CATEGORIES = Category.values().length + 1;

    @Test
    void the_word_that_is_known_decides() {
        TaskClassifier classifier = new TaskClassifier(model(0.5f));
        Classification sum = classifier.classify("Please add these integers");
        assertEquals(TaskTag.MATH, sum.tag());
        assertEquals(Category.SCIENCE, sum.category());
        assertEquals(NaturalLanguage.ENGLISH, sum.naturalLanguage());
        assertEquals(TaskTag.TRANSLATION, classifier.classify("TRANSLATE!").tag());
    }

    /**
     * One feature gives a vector of length 1: a score of 127 x 0.1 against zeros for the others.
     */
    @Test
    void the_confidence_is_the_softmax_of_the_scores() {
        double expected = Math.exp(12.7) / (Math.exp(12.7) + TAGS - 1);
        double actual = new TaskClassifier(model(0)).classify("integers").confidence();
        assertEquals(expected, actual, 1e-6);
    }

    @Test
    void a_text_without_a_known_word_is_other_and_about_nothing() {
        Classification nothing = new TaskClassifier(model(0)).classify("brrt");
        assertEquals(TaskTag.OTHER, nothing.tag());
        assertNull(nothing.category());
    }

    @Test
    void too_little_confidence_is_turned_down() {
        Classification both = new TaskClassifier(model(0.6f)).classify("translate integers");
        assertEquals(TaskTag.OTHER, both.tag());
        assertTrue(both.confidence() < 0.6);
    }

    @Test
    void what_lies_between_the_beginning_and_the_end_is_not_read() {
        TaskClassifier classifier = new TaskClassifier(model(0.5f));
        String blank = " ".repeat(5000);
        assertEquals(TaskTag.OTHER, classifier.classify(blank + "integers" + blank).tag());
        assertEquals(TaskTag.MATH, classifier.classify(blank + "integers").tag());
        CharSequence buffer = CharBuffer.wrap("integers" + blank);
        assertEquals(TaskTag.MATH, classifier.classify(buffer).tag());
    }

    @Test
    void a_model_whose_parts_do_not_fit_is_refused() {
        LinearHead tags = head(TAGS, 2);
        LinearHead categories = head(CATEGORIES, 2);
        Vocabulary three = new Vocabulary(new int[] {1, 2, 3}, new float[] {1, 1, 1});
        List.<Runnable>of(
                        () -> new TaskModel(three, tags, categories, 0, 0),
                        () -> new TaskModel(vocabulary(), categories, categories, 0, 0),
                        () -> new TaskModel(vocabulary(), tags, tags, 0, 0),
                        () -> new TaskModel(vocabulary(), tags, categories, 1, 0),
                        () -> new TaskModel(vocabulary(), tags, categories, 0, Float.NaN),
                        () -> new Vocabulary(new int[] {1, 1}, new float[] {1, 1}),
                        () -> new Vocabulary(new int[] {1}, new float[] {0}),
                        () -> new Vocabulary(new int[] {1}, new float[] {1, 1}),
                        () -> new LinearHead(new byte[3], new float[2], new float[2]))
                .forEach(bad -> assertThrows(IllegalArgumentException.class, bad::run));
    }

    private static TaskModel model(float leastTag) {
        byte[] weights = new byte[2 * TAGS];
        List<TaskTag> tags = List.of(TaskTag.values());
        weights[tags.indexOf(TaskTag.MATH)] = 127;
        weights[TAGS + tags.indexOf(TaskTag.TRANSLATION)] = 127;
        float[] scales = new float[TAGS];
        Arrays.fill(scales, 0.1f);
        LinearHead head = new LinearHead(weights, scales, new float[TAGS]);
        return new TaskModel(vocabulary(), head, head(CATEGORIES, 2), leastTag, 0.5f);
    }

    private static Vocabulary vocabulary() {
        int[] words = {Lexemes.of("integers").hash(0), Lexemes.of("translate").hash(0)};
        return new Vocabulary(words, new float[] {1, 1});
    }

    private static LinearHead head(int classes, int rows) {
        return new LinearHead(new byte[classes * rows], new float[classes], new float[classes]);
    }
}
