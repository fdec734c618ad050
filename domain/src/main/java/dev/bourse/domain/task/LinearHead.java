package dev.bourse.domain.task;

/**
 * A multinomial logistic regression over a {@link Vocabulary}, with weights of eight bits: weight
 * times the scale of its class. It is read often and never changes.
 */
public final class LinearHead {
    private final byte[] weights;
    private final float[] scales;
    private final float[] biases;

    /**
     * A head with as many classes as there are scales.
     *
     * @param weights row by row of the vocabulary, in each row one per class
     * @param scales by class
     * @param biases by class
     * @throws IllegalArgumentException when the lengths do not fit
     */
    public LinearHead(byte[] weights, float[] scales, float[] biases) {
        if (scales.length == 0
                || scales.length != biases.length
                || weights.length % scales.length != 0) {
            throw new IllegalArgumentException("every class has a scale, a bias and its weights");
        }
        this.weights = weights.clone();
        this.scales = scales.clone();
        this.biases = biases.clone();
    }

    public int classes() {
        return scales.length;
    }

    /** Rows of the vocabulary that it was made for. */
    public int rows() {
        return weights.length / scales.length;
    }

    public byte weight(int row, int type) {
        return weights[row * scales.length + type];
    }

    public float scale(int type) {
        return scales[type];
    }

    public float bias(int type) {
        return biases[type];
    }

    /** The probability of each class. */
    float[] probabilities(Activation prompt) {
        float[] scores = new float[scales.length];
        for (int i = 0; i < prompt.size(); i++) {
            accumulate(scores, prompt.row(i) * scales.length, prompt.value(i));
        }
        for (int type = 0; type < scores.length; type++) {
            scores[type] = scores[type] * scales[type] + biases[type];
        }
        return softmax(scores);
    }

    private void accumulate(float[] scores, int from, float value) {
        for (int type = 0; type < scores.length; type++) {
            scores[type] += value * weights[from + type];
        }
    }

    private static float[] softmax(float[] scores) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        float sum = 0;
        for (int type = 0; type < scores.length; type++) {
            scores[type] = (float) Math.exp(scores[type] - highest);
            sum += scores[type];
        }
        for (int type = 0; type < scores.length; type++) {
            scores[type] /= sum;
        }
        return scores;
    }
}
