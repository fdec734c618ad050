package dev.bourse.domain.task;

/**
 * The features that a model knows. Each has a row, numbered from 0, and the inverse document
 * frequency by which its presence counts.
 */
public final class Vocabulary {
    private final HashIndex index;
    private final float[] weights;

    /**
     * A vocabulary of those features in that order.
     *
     * @param hashes the features of {@link PromptFeatures}, all different
     * @param weights the weight of each, positive
     * @throws IllegalArgumentException when the lengths differ, a feature stands there twice or a
     *     weight is not positive
     */
    public Vocabulary(int[] hashes, float[] weights) {
        if (hashes.length != weights.length) {
            throw new IllegalArgumentException("every feature has a weight");
        }
        for (float weight : weights) {
            if (!(weight > 0 && weight < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weights are positive");
            }
        }
        this.index = new HashIndex(hashes);
        this.weights = weights.clone();
    }

    /** How many features there are. */
    public int size() {
        return index.size();
    }

    /** The feature of a row. */
    public int hash(int row) {
        return index.hash(row);
    }

    /** The weight of a row. */
    public float weight(int row) {
        return weights[row];
    }

    /** The known features among some, each once, as a vector of length 1. */
    public Activation activate(int[] features) {
        long[] seen = new long[(size() >> 6) + 1];
        int[] rows = new int[Math.min(features.length, size())];
        int count = 0;
        for (int feature : features) {
            int row = index.row(feature);
            if (row != HashIndex.NONE && (seen[row >> 6] & (1L << row)) == 0) {
                seen[row >> 6] |= 1L << row;
                rows[count++] = row;
            }
        }
        return Activation.of(this, rows, count);
    }
}
