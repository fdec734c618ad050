package dev.bourse.domain.task;

/** The known features of one prompt as a sparse vector of length 1, or of none at all. */
public final class Activation {
    private final int[] rows;
    private final float[] values;
    private final int size;

    private Activation(int[] rows, float[] values, int size) {
        this.rows = rows;
        this.values = values;
        this.size = size;
    }

    static Activation of(Vocabulary vocabulary, int[] rows, int size) {
        float[] values = new float[size];
        double squares = 0;
        for (int i = 0; i < size; i++) {
            values[i] = vocabulary.weight(rows[i]);
            squares += values[i] * values[i];
        }
        float scale = size == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < size; i++) {
            values[i] *= scale;
        }
        return new Activation(rows, values, size);
    }

    /** How many features are present. */
    public int size() {
        return size;
    }

    /** The row in the {@link Vocabulary} of a feature that is present. */
    public int row(int index) {
        return rows[index];
    }

    /** Its part of the vector. */
    public float value(int index) {
        return values[index];
    }
}
