package dev.bourse.wire.json;

import java.nio.charset.StandardCharsets;

/**
 * A text that may still stand as it was found: as the inside of a JSON string, escapes and all.
 *
 * <p>What is valid inside of one JSON string is valid inside of any other and means the same there,
 * so that a text on its way from one document into another needs neither to be decoded nor to be
 * encoded again. Pieces can be written one after the other too, since no escape is longer than the
 * piece that it is in; two halves of a surrogate pair, each escaped in a piece of its own, become
 * the letter that they were meant to be. Whoever wants to know what it says asks for {@link
 * #toString}. Two are equal when they say the same.
 */
public final class JsonText {
    private static final int ESCAPE = 6;
    private static final int HEX = 16;
    private static final int PAIR = 4;
    private static final byte[] NOTHING = new byte[0];
    private static final JsonText EMPTY = of("");

    private final String text;
    private final byte[] source;
    private final int from;
    private final int to;

    private JsonText(String text, byte[] source, int from, int to) {
        this.text = text;
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /** A text that does not come from JSON. */
    public static JsonText of(String text) {
        return new JsonText(text, NOTHING, 0, 0);
    }

    /**
     * The inside of a JSON string, without its quotes.
     *
     * @param source not to be written any more
     * @param from where it begins; what lies from there up to {@code to} is known to be well-formed
     */
    public static JsonText inside(byte[] source, int from, int to) {
        return from == to ? EMPTY : new JsonText("", source, from, to);
    }

    /**
     * Where the inside of a JSON string ends that begins at {@code from}: the index of its closing
     * quote; -1 when what is there before {@code to} is no well-formed string.
     */
    public static int end(byte[] source, int from, int to) {
        int at = PlainText.end(source, from, to);
        while (at < to && source[at] == '\\') {
            at = PlainText.end(source, afterEscape(source, at, to), to);
        }
        boolean closed = at < to && source[at] == '"';
        return closed && Utf8.isValid(source, from, at) ? at : -1;
    }

    /** Where the escape ends that begins there; {@code to} when it is none. */
    private static int afterEscape(byte[] source, int at, int to) {
        return switch (at + 1 < to ? source[at + 1] : 0) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> isNumber(source, at + 2, at + ESCAPE, to) ? at + ESCAPE : to;
            default -> to;
        };
    }

    private static boolean isNumber(byte[] source, int from, int end, int to) {
        boolean digits = end <= to;
        for (int i = from; digits && i < end; i++) {
            digits = Character.digit(source[i], HEX) >= 0;
        }
        return digits;
    }

    public boolean isEmpty() {
        return text.isEmpty() && from == to;
    }

    /** The same as it stands in JSON, so that {@link #source} has it. */
    public JsonText encoded() {
        if (from < to || text.isEmpty()) {
            return this;
        }
        byte[] quoted = Json.quoted(text);
        return new JsonText("", quoted, 1, quoted.length - 1);
    }

    /** What has its inside between {@link #from} and {@link #to} once it is {@link #encoded}. */
    public byte[] source() {
        return source;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** How many bytes of UTF-8 it has without escapes; half of a surrogate pair counts as one. */
    public int utf8Length() {
        return from == to ? text.getBytes(StandardCharsets.UTF_8).length : unescapedLength();
    }

    private int unescapedLength() {
        int length = to - from;
        int at = PlainText.end(source, from, to);
        while (at < to) {
            if (source[at + 1] == 'u') {
                int bytes = utf8Length(code(at));
                boolean paired = bytes == 1 && isPair(at);
                length -= paired ? 2 * ESCAPE - PAIR : ESCAPE - bytes;
                at += paired ? 2 * ESCAPE : ESCAPE;
            } else {
                length--;
                at += 2;
            }
            at = PlainText.end(source, at, to);
        }
        return length;
    }

    /** Bytes of a letter by its number; one for half of a surrogate pair. */
    private static int utf8Length(char code) {
        return code < 0x80 || Character.isSurrogate(code) ? 1 : code < 0x800 ? 2 : 3;
    }

    /** Whether two escapes follow each other there that are one letter. */
    private boolean isPair(int at) {
        int next = at + ESCAPE;
        return next + ESCAPE <= to
                && source[next] == '\\'
                && source[next + 1] == 'u'
                && Character.isSurrogatePair(code(at), code(next));
    }

    /** The number in the escape that begins there. */
    private char code(int at) {
        int code = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            code = HEX * code + Character.digit(source[i], HEX);
        }
        return (char) code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** What it says. */
    @Override
    public String toString() {
        return from == to ? text : Json.unquoted(source, from, to);
    }
}
