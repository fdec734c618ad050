package dev.bourse.wire.splice;

import dev.bourse.wire.json.JsonText;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The bytes of an event between its strings and counts (the holes), by which events that differ in
 * nothing else are known again.
 *
 * <p>An event that has the same literals, and in each hole a well-formed string or a number, is the
 * same JSON document but for the contents of these strings and numbers: a literal that ends with an
 * opening quote begins a string, which runs to its first unescaped quote whatever it contains, and
 * there the next literal must take up. No text in a hole can therefore pass for structure.
 */
public final class Outline {
    private final byte[][] literals;
    private final Holes.Kind[] kinds;

    private Outline(byte[][] literals, Holes.Kind[] kinds) {
        this.literals = literals;
        this.kinds = kinds;
    }

    /** Cuts an event at its holes; null when it has none, or too many to be worth it. */
    public static @Nullable Outline of(byte[] source, int from, int to, Holes holes) {
        if (!holes.isUsable()) {
            return null;
        }
        int count = holes.count();
        byte[][] literals = new byte[count + 1][];
        Holes.Kind[] kinds = new Holes.Kind[count];
        int at = from;
        for (int i = 0; i < count; i++) {
            literals[i] = Arrays.copyOfRange(source, at, holes.from(i));
            kinds[i] = holes.kind(i);
            at = holes.to(i);
        }
        literals[count] = Arrays.copyOfRange(source, at, to);
        return new Outline(literals, kinds);
    }

    /** How many holes there are. */
    public int holes() {
        return kinds.length;
    }

    /** What stands in a hole. */
    public Holes.Kind kind(int hole) {
        return kinds[hole];
    }

    /**
     * Whether an event is like this one.
     *
     * @param bounds gets where each hole begins and ends; room for two numbers per hole
     */
    public boolean fits(byte[] source, int from, int to, int[] bounds) {
        int at = literal(0, source, from, to);
        for (int i = 0; i < kinds.length && at >= 0; i++) {
            int end = hole(kinds[i], source, at, to);
            bounds[2 * i] = at;
            bounds[2 * i + 1] = end;
            at = end < 0 ? end : literal(i + 1, source, end, to);
        }
        return at == to;
    }

    /** Where the literal ends; -1 when something else is there. */
    private int literal(int index, byte[] source, int from, int to) {
        byte[] literal = literals[index];
        int end = from + literal.length;
        return end <= to && Arrays.equals(source, from, end, literal, 0, literal.length) ? end : -1;
    }

    private static int hole(Holes.Kind kind, byte[] source, int from, int to) {
        return kind == Holes.Kind.DIGITS
                ? digits(source, from, to)
                : JsonText.end(source, from, to);
    }

    /** Where the whole number ends; -1 when JSON has no such number. */
    private static int digits(byte[] source, int from, int to) {
        int at = from;
        while (at < to && source[at] >= '0' && source[at] <= '9') {
            at++;
        }
        boolean leadingZero = at > from + 1 && source[from] == '0';
        return at == from || leadingZero ? -1 : at;
    }
}
