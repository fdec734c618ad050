package dev.bourse.wire.openai;

import java.util.Arrays;

/** Replacements in a body, kept in the order of their places; none overlaps another. */
final class Splice {
    private static final int USUAL = 8;

    private int[] bounds = new int[2 * USUAL];
    private byte[][] texts = new byte[USUAL][];
    private int count;

    /** Puts {@code text} in place of the bytes from {@code from} up to {@code to}. */
    void replace(int from, int to, byte[] text) {
        if (count == texts.length) {
            bounds = Arrays.copyOf(bounds, 4 * count);
            texts = Arrays.copyOf(texts, 2 * count);
        }
        int place = count++;
        while (place > 0 && bounds[2 * place - 2] > from) {
            move(place - 1, place);
            place--;
        }
        set(place, from, to, text);
    }

    void insert(int at, byte[] text) {
        replace(at, at, text);
    }

    /** Adds a stretch of the body, edited. No edit may cross its borders. */
    void copy(byte[] body, int from, int to, Rope out) {
        int at = from;
        for (int i = 0; i < count; i++) {
            if (bounds[2 * i] >= from && bounds[2 * i + 1] <= to) {
                out.add(body, at, bounds[2 * i]);
                out.add(texts[i]);
                at = bounds[2 * i + 1];
            }
        }
        out.add(body, at, to);
    }

    private void move(int from, int to) {
        set(to, bounds[2 * from], bounds[2 * from + 1], texts[from]);
    }

    private void set(int place, int from, int to, byte[] text) {
        bounds[2 * place] = from;
        bounds[2 * place + 1] = to;
        texts[place] = text;
    }
}
