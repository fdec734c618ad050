package dev.bourse.wire.splice;

import java.util.Arrays;

/** Replacements in a body, kept in the order of their places; none overlaps another. */
public final class Splice {
    private static final int USUAL = 8;

    private int[] bounds = new int[2 * USUAL];
    private byte[][] texts = new byte[USUAL][];
    private int count;
    private int cutTo;

    /** Puts {@code text} in place of the bytes from {@code from} up to {@code to}. */
    public void replace(int from, int to, byte[] text) {
        if (count == texts.length) {
            bounds = Arrays.copyOf(bounds, 4 * count);
            texts = Arrays.copyOf(texts, 2 * count);
        }
        int place = count++;
        while (place > 0 && isAfter(place - 1, from, to)) {
            move(place - 1, place);
            place--;
        }
        set(place, from, to, text);
    }

    public void insert(int at, byte[] text) {
        replace(at, at, text);
    }

    /**
     * Takes a member of an object out, with the comma before it; the first member, also what
     * becomes the first when those before it are taken out, goes with the comma after it.
     */
    public void cut(byte[] body, int nameFrom, int valueTo) {
        int before = nameFrom;
        while (isSpace(body[before - 1])) {
            before--;
        }
        int to = valueTo;
        if (body[before - 1] == ',' && before > cutTo) {
            before--;
        } else {
            while (to < body.length && isSpace(body[to])) {
                to++;
            }
            to += to < body.length && body[to] == ',' ? 1 : 0;
        }
        replace(before, to, Rope.EMPTY);
        cutTo = to;
    }

    /** Adds a stretch of the body, edited. No edit may cross its borders. */
    public void copy(byte[] body, int from, int to, Rope out) {
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

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\t' || character == '\n' || character == '\r';
    }

    /** An insertion goes before what replaces the bytes there. */
    private boolean isAfter(int place, int from, int to) {
        int other = bounds[2 * place];
        return other > from || (other == from && bounds[2 * place + 1] > to);
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
