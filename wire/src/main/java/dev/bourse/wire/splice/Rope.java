package dev.bourse.wire.splice;

import dev.bourse.wire.json.JsonText;

import java.util.Arrays;

/** Collects stretches of other arrays and copies each once, into one array of the right size. */
public final class Rope {
    public static final byte[] EMPTY = new byte[0];

    private static final int USUAL = 8;
    private static final int MOST_KEPT = 64;

    private byte[][] sources = new byte[USUAL][];
    private int[] bounds = new int[2 * USUAL];
    private int count;
    private int length;

    public void add(byte[] source) {
        add(source, 0, source.length);
    }

    public void add(byte[] source, int from, int to) {
        if (from == to) {
            return;
        }
        if (count == sources.length) {
            sources = Arrays.copyOf(sources, 2 * count);
            bounds = Arrays.copyOf(bounds, 4 * count);
        }
        sources[count] = source;
        bounds[2 * count] = from;
        bounds[2 * count + 1] = to;
        count++;
        length += to - from;
    }

    /** The inside of the text's JSON string, without quotes. */
    public void add(JsonText text) {
        JsonText encoded = text.encoded();
        add(encoded.source(), encoded.from(), encoded.to());
    }

    public int length() {
        return length;
    }

    /** Everything collected, and an empty rope again. */
    public byte[] take() {
        byte[] whole = length == 0 ? EMPTY : new byte[length];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int size = bounds[2 * i + 1] - bounds[2 * i];
            System.arraycopy(sources[i], bounds[2 * i], whole, at, size);
            sources[i] = EMPTY;
            at += size;
        }
        reset();
        return whole;
    }

    /** A stream lives long: one read of many events must not leave it a large rope for ever. */
    private void reset() {
        count = 0;
        length = 0;
        if (sources.length > MOST_KEPT) {
            sources = new byte[USUAL][];
            bounds = new int[2 * USUAL];
        }
    }
}
