package dev.bourse.wire.splice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the members of a JSON object lie in its bytes. Only starts are kept: between the start of a
 * token and the end of the one before it JSON allows nothing but white space and one comma, so ends
 * are found by walking back, and no long string has to be decoded to learn where it stops.
 */
public final class Members<F> {
    private static final int USUAL = 12;

    private final byte[] body;
    private int[] starts = new int[2 * USUAL];
    private final List<@Nullable F> fields = new ArrayList<>(USUAL);
    private int count;
    private int close;

    public Members(byte[] body) {
        this.body = body;
    }

    /**
     * Notes the next member.
     *
     * @param field what the reader knows it by; null for one that it does not know
     */
    public void add(@Nullable F field, int nameStart, int valueStart) {
        if (2 * count == starts.length) {
            starts = Arrays.copyOf(starts, 4 * count);
        }
        fields.add(field);
        starts[2 * count] = nameStart;
        starts[2 * count + 1] = valueStart;
        count++;
    }

    /** Says where the closing brace is. */
    public void close(int at) {
        close = at;
    }

    public int count() {
        return count;
    }

    /** What {@link #add} was told about the member at that position. */
    public @Nullable F field(int index) {
        return fields.get(index);
    }

    public int nameStart(int index) {
        return starts[2 * index];
    }

    public int valueStart(int index) {
        return starts[2 * index + 1];
    }

    /** Index after the last byte of the value. */
    public int valueEnd(int index) {
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
