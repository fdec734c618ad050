package dev.bourse.lab.task;

import dev.bourse.domain.task.Activation;
import dev.bourse.domain.task.LinearHead;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A multinomial logistic regression in the making, by stochastic gradient descent with AdaGrad's
 * steps, averaged over the later rounds. In each round every example loses some features at random,
 * so that no single word decides. All of it is exact to the bit for a seed: sums are taken in order
 * and {@link StrictMath} is used.
 */
final class Regression {
    private static final int ROUNDS = 10;

    /** The first round after which weights count. */
    private static final int SETTLED = 4;

    private static final float STEP = 0.2f;
    private static final double LOST = 0.5;
    private static final float SMOOTHING = 0.06f;
    private static final float DECAY = 2e-6f;
    private static final float EPSILON = 1e-6f;
    private static final int GREATEST = 127;

    private final int classes;
    private final float[] weights;
    private final float[] squares;
    private final float[] biases;
    private final float[] errors;
    private final float[] means;

    private Regression(int rows, int classes) {
        this.classes = classes;
        this.weights = new float[rows * classes];
        this.squares = new float[rows * classes];
        this.biases = new float[classes];
        this.errors = new float[classes];
        this.means = new float[rows * classes];
    }

    /**
     * Learns from examples.
     *
     * @param rows size of the vocabulary
     * @param classes how many there are
     * @param prompts what is known of each example
     * @param labels the class of each
     * @param seed decides order and losses
     */
    static Regression learn(
            int rows, int classes, List<Activation> prompts, int[] labels, long seed) {
        Regression regression = new Regression(rows, classes);
        float[] shares = shares(labels, classes);
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[labels.length];
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int i : order) {
                regression.step(prompts.get(i), labels[i], shares[labels[i]], random);
            }
            regression.average(round);
        }
        return regression;
    }

    /** The length of a row of weights: how much its feature decides. */
    float strength(int row) {
        float sum = 0;
        for (int type = 0; type < classes; type++) {
            float weight = means[row * classes + type];
            sum += weight * weight;
        }
        return sum;
    }

    /** The same with weights of eight bits. */
    LinearHead quantized() {
        float[] scales = new float[classes];
        for (int i = 0; i < means.length; i++) {
            scales[i % classes] = Math.max(scales[i % classes], Math.abs(means[i]));
        }
        byte[] small = new byte[means.length];
        for (int type = 0; type < classes; type++) {
            scales[type] = Math.max(scales[type], EPSILON) / GREATEST;
        }
        for (int i = 0; i < means.length; i++) {
            small[i] = (byte) Math.round(means[i] / scales[i % classes]);
        }
        return new LinearHead(small, scales, biases);
    }

    /** What a single order of examples did to the weights cancels out over rounds. */
    private void average(int round) {
        if (round >= SETTLED) {
            for (int i = 0; i < means.length; i++) {
                means[i] += weights[i] / (ROUNDS - SETTLED);
            }
        }
    }

    private void step(Activation prompt, int label, float share, SplittableRandom random) {
        boolean[] lost = new boolean[prompt.size()];
        for (int i = 0; i < lost.length; i++) {
            lost[i] = random.nextDouble() < LOST;
        }
        System.arraycopy(biases, 0, errors, 0, classes);
        for (int i = 0; i < lost.length; i++) {
            if (!lost[i]) {
                score(prompt.row(i) * classes, prompt.value(i));
            }
        }
        toErrors(label, share);
        for (int i = 0; i < lost.length; i++) {
            if (!lost[i]) {
                descend(prompt.row(i) * classes, prompt.value(i));
            }
        }
        for (int type = 0; type < classes; type++) {
            biases[type] -= 0.005f * errors[type];
        }
    }

    private void score(int from, float value) {
        for (int type = 0; type < classes; type++) {
            errors[type] += value * weights[from + type];
        }
    }

    /** From scores to probabilities to what is wrong with them. */
    private void toErrors(int label, float share) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : errors) {
            highest = Math.max(highest, score);
        }
        float sum = 0;
        for (int type = 0; type < classes; type++) {
            errors[type] = (float) StrictMath.exp(errors[type] - highest);
            sum += errors[type];
        }
        for (int type = 0; type < classes; type++) {
            float wanted = SMOOTHING / classes + (type == label ? 1 - SMOOTHING : 0);
            errors[type] = share * (errors[type] / sum - wanted);
        }
    }

    private void descend(int from, float value) {
        for (int type = 0; type < classes; type++) {
            int at = from + type;
            float slope = errors[type] * value + DECAY * weights[at];
            squares[at] += slope * slope;
            weights[at] -= STEP * slope / ((float) Math.sqrt(squares[at]) + EPSILON);
        }
    }

    /** Weights that make rare classes count as much as common ones, with an average of one. */
    private static float[] shares(int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int label : labels) {
            counts[label]++;
        }
        float[] shares = new float[classes];
        for (int type = 0; type < classes; type++) {
            shares[type] = (float) labels.length / classes / Math.max(1, counts[type]);
        }
        return shares;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = 0; i < order.length; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
    }
}
