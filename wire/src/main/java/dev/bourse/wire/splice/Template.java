package dev.bourse.wire.splice;

import dev.bourse.wire.json.Utf8;
import dev.bourse.wire.splice.Holes.Kind;
import dev.bourse.wire.sse.SseWriter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An event that was read with care, taken as the pattern of those that follow.
 *
 * <p>The chunks of a stream differ in little but a string: the envelope before it and the brackets
 * after it stay the same, byte for byte. So a chunk is kept as the literal bytes between its
 * strings and counts (the holes), beside what each literal becomes on its way out. A later chunk
 * that has the same literals, and in each hole a well-formed string or a number, is the same JSON
 * document but for the contents of these strings and numbers: a literal that ends with an opening
 * quote begins a string, which runs to its first unescaped quote whatever it contains, and there
 * the next literal must take up. No text in a hole can therefore pass for structure. What was
 * learnt from the pattern (no finish reason, no usage, no error) holds for the chunk, because those
 * values are never holes, and all that is left is comparing and copying bytes.
 *
 * <p>Anything else fails to match and is read with care itself.
 */
final class Template {
    private static final byte[] DATA = SseWriter.DATA.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = SseWriter.END.getBytes(StandardCharsets.US_ASCII);

    private final byte[][] literals;
    private final byte[][] written;
    private final Kind[] kinds;

    private Template(byte[][] literals, byte[][] written, Kind[] kinds) {
        this.literals = literals;
        this.written = written;
        this.kinds = kinds;
    }

    /** Cuts a chunk at its holes. */
    static Template of(byte[] source, int from, int to, Holes holes, Splice splice) {
        Rope out = new Rope();
        int count = holes.count();
        byte[][] literals = new byte[count + 1][];
        byte[][] written = new byte[count + 1][];
        Kind[] kinds = new Kind[count];
        int at = from;
        for (int i = 0; i <= count; i++) {
            int end = i < count ? holes.from(i) : to;
            literals[i] = Arrays.copyOfRange(source, at, end);
            if (i == 0) {
                out.add(DATA);
            }
            splice.copy(source, at, end, out);
            if (i == count) {
                out.add(END);
            }
            written[i] = out.take();
            if (i < count) {
                kinds[i] = holes.kind(i);
                at = holes.to(i);
            }
        }
        return new Template(literals, written, kinds);
    }

    /**
     * Writes the chunk when it fits.
     *
     * @param bounds room for two numbers per hole
     * @return bytes of generated text; -1 when it does not fit and nothing was written
     */
    long relay(byte[] source, int from, int to, int[] bounds, Rope out) {
        int at = literal(0, source, from, to);
        for (int i = 0; i < kinds.length && at >= 0; i++) {
            int end = hole(kinds[i], source, at, to);
            bounds[2 * i] = at;
            bounds[2 * i + 1] = end;
            at = end < 0 ? end : literal(i + 1, source, end, to);
        }
        return at == to ? write(source, bounds, out) : -1;
    }

    private long write(byte[] source, int[] bounds, Rope out) {
        long counted = 0;
        out.add(written[0]);
        for (int i = 0; i < kinds.length; i++) {
            out.add(source, bounds[2 * i], bounds[2 * i + 1]);
            out.add(written[i + 1]);
            counted += kinds[i] == Kind.COUNTED ? bounds[2 * i + 1] - bounds[2 * i] : 0;
        }
        return counted;
    }

    /** Where the literal ends; -1 when something else is there. */
    private int literal(int index, byte[] source, int from, int to) {
        byte[] literal = literals[index];
        int end = from + literal.length;
        return end <= to && Arrays.equals(source, from, end, literal, 0, literal.length) ? end : -1;
    }

    private static int hole(Kind kind, byte[] source, int from, int to) {
        return kind == Kind.DIGITS ? digits(source, from, to) : text(source, from, to);
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

    /** Where the string's closing quote is; -1 when it is no JSON string. */
    private static int text(byte[] source, int from, int to) {
        int at = from;
        int bits = 0;
        while (at < to && source[at] != '"') {
            byte next = source[at];
            if (next == '\\') {
                at = escape(source, at + 1, to);
            } else {
                at = next >= 0 && next < ' ' ? to : at + 1;
            }
            bits |= next;
        }
        boolean closed = at < to;
        return closed && (bits >= 0 || Utf8.isValid(source, from, at)) ? at : -1;
    }

    /**
     * Where an escape ends whose letter is at {@code at}; {@code to} when there is none like it.
     */
    private static int escape(byte[] source, int at, int to) {
        if (at >= to) {
            return to;
        }
        return switch (source[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
            case 'u' -> hex(source, at + 1, to);
            default -> to;
        };
    }

    private static int hex(byte[] source, int at, int to) {
        int end = at + 4;
        for (int i = at; i < end; i++) {
            if (i >= to || Character.digit(source[i], 16) < 0) {
                return to;
            }
        }
        return end;
    }
}
