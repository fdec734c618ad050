package dev.bourse.wire.openai;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Where the members of a JSON object lie in its bytes. Only starts are kept: between the start of a
 * token and the end of the one before it JSON allows nothing but white space and one comma, so ends
 * are found by walking back, and no long string has to be decoded to learn where it stops.
 */
final class Members {
    private static final int USUAL = 12;

    private final byte[] body;
    private int[] starts = new int[2 * USUAL];
    private @Nullable RequestField[] fields = new @Nullable RequestField[USUAL];
    private int count;
    private int close;

    Members(byte[] body) {
        this.body = body;
    }

    void add(@Nullable RequestField field, int nameStart, int valueStart) {
        if (count == fields.length) {
            fields = Arrays.copyOf(fields, 2 * count);
            starts = Arrays.copyOf(starts, 4 * count);
        }
        fields[count] = field;
        starts[2 * count] = nameStart;
        starts[2 * count + 1] = valueStart;
        count++;
    }

    /** Says where the closing brace is. */
    void close(int at) {
        close = at;
    }

    int count() {
        return count;
    }

    /** The known member at that position; null for one that nobody here knows. */
    @Nullable RequestField field(int index) {
        return fields[index];
    }

    int nameStart(int index) {
        return starts[2 * index];
    }

    int valueStart(int index) {
        return starts[2 * index + 1];
    }

    /** Index after the last byte of the value. */
    int valueEnd(int index) {
        if (index == count - 1) {
            return beforeSpace(close);
        }
        int comma = beforeSpace(nameStart(index + 1)) - 1;
        return beforeSpace(comma);
    }

    private int beforeSpace(int end) {
        int at = end;
        while (body[at - 1] <= ' ' && body[at - 1] >= 0) {
            at--;
        }
        return at;
    }
}
