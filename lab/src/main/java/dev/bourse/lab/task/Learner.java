package dev.bourse.lab.task;

import dev.bourse.domain.task.Activation;
import dev.bourse.domain.task.Category;
import dev.bourse.domain.task.PromptFeatures;
import dev.bourse.domain.task.TaskModel;
import dev.bourse.domain.task.TaskTag;
import dev.bourse.domain.task.Vocabulary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a model from examples: once with all features that are not rare, then again with those that
 * decided most, so that the file stays small.
 */
final class Learner {
    /**
     * Below this a tag is turned down: a handful of features that speak for nothing in particular.
     */
    static final float LEAST_TAG = 0.1f;

    /** Below this a category is turned down. */
    static final float LEAST_CATEGORY = 0.25f;

    private static final List<TaskTag> TAGS = List.of(TaskTag.values());
    private static final List<Category> CATEGORIES = List.of(Category.values());
    private static final int RARE = 3;

    /** What deciding a category counts, beside deciding a tag, when features are chosen. */
    private static final float ABOUT = 1;

    private final List<int[]> features;
    private final int[] tags;
    private final int[] categories;
    private final long seed;

    private Learner(List<Example> examples, List<Example> about, long seed) {
        List<Example> all = Stream.concat(examples.stream(), about.stream()).toList();
        this.features = all.stream().map(Learner::features).toList();
        this.tags = examples.stream().mapToInt(example -> TAGS.indexOf(example.tag())).toArray();
        this.categories = all.stream().mapToInt(Learner::category).toArray();
        this.seed = seed;
    }

    /**
     * A model of at most {@code size} features.
     *
     * @param examples from which tags and categories are learned
     * @param about from which only categories are learned
     * @param size how many features to keep
     * @param seed decides the order of learning
     */
    static TaskModel learn(List<Example> examples, List<Example> about, int size, long seed) {
        return new Learner(examples, about, seed).learn(size);
    }

    private TaskModel learn(int size) {
        Vocabulary large = vocabulary(counts());
        Regression tags = tags(large);
        Regression about = about(large);
        Integer[] rows = IntStream.range(0, large.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(
                rows,
                Comparator.comparingDouble(
                        row -> -tags.strength(row) - ABOUT * about.strength(row)));
        Vocabulary small = select(large, Arrays.copyOf(rows, Math.min(size, rows.length)));
        return new TaskModel(
                small,
                tags(small).quantized(),
                about(small).quantized(),
                LEAST_TAG,
                LEAST_CATEGORY);
    }

    private Regression tags(Vocabulary vocabulary) {
        return learn(vocabulary, TAGS.size(), tags);
    }

    private Regression about(Vocabulary vocabulary) {
        return learn(vocabulary, CATEGORIES.size() + 1, categories);
    }

    private Regression learn(Vocabulary vocabulary, int classes, int[] labels) {
        List<Activation> known =
                features.stream().limit(labels.length).map(vocabulary::activate).toList();
        return Regression.learn(vocabulary.size(), classes, known, labels, seed);
    }

    private static int[] features(Example example) {
        return IntStream.of(PromptFeatures.of(example.text())).distinct().toArray();
    }

    private Map<Integer, Integer> counts() {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int[] one : features) {
            for (int feature : one) {
                counts.merge(feature, 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count < RARE);
        return counts;
    }

    /** Each feature with its inverse document frequency. */
    private Vocabulary vocabulary(Map<Integer, Integer> counts) {
        int[] hashes = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
        float[] weights = new float[hashes.length];
        for (int row = 0; row < hashes.length; row++) {
            double share = (1.0 + features.size()) / (1.0 + counts.getOrDefault(hashes[row], 0));
            weights[row] = (float) (1 + StrictMath.log(share));
        }
        return new Vocabulary(hashes, weights);
    }

    private static Vocabulary select(Vocabulary from, Integer[] rows) {
        int[] hashes = new int[rows.length];
        float[] weights = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            hashes[i] = from.hash(rows[i]);
            weights[i] = from.weight(rows[i]);
        }
        return new Vocabulary(hashes, weights);
    }

    private static int category(Example example) {
        Category category = example.category();
        return category == null ? CATEGORIES.size() : CATEGORIES.indexOf(category);
    }
}
