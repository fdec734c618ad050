package dev.bourse.wire.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * Repairs a text that was meant to be one JSON object or array. What it repairs is the writing:
 * commas too many or forgotten, names without quotes, single quotes, line breaks in strings,
 * comments, words of Python, fences and talk around the value, and an end that is missing. It never
 * makes up a name or a value: a member of which only a part is there is left out.
 */
public final class Mender {
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int DEEPEST = 100;

    private final MendedText text;
    private final StringBuilder out;
    private int depth;

    private Mender(String source, int from) {
        text = new MendedText(source, from);
        out = new StringBuilder(source.length() - from);
    }

    /** The text as JSON; itself when it is JSON, null when it can't be repaired. */
    public static @Nullable String mended(String source) {
        if (isJson(source)) {
            return source;
        }
        int from = opening(source, 0);
        return from < 0 || source.length() > LONGEST ? null : mended(source, from);
    }

    private static @Nullable String mended(String source, int from) {
        try {
            String mended = new Mender(source, from).whole();
            return isJson(mended) ? mended : null;
        } catch (JsonException _) {
            return null;
        }
    }

    private static boolean isJson(String source) {
        byte[] bytes = source.getBytes(UTF_8);
        try (JsonScanner in = JsonScanner.of(bytes, 0, bytes.length)) {
            in.next();
            in.tree();
            in.finish();
            return true;
        } catch (JsonException _) {
            return false;
        }
    }

    /** Where the first bracket is from there on; -1 when there is none. */
    private static int opening(String source, int from) {
        for (int i = from; i < source.length(); i++) {
            if (source.charAt(i) == '{' || source.charAt(i) == '[') {
                return i;
            }
        }
        return -1;
    }

    /** After the value there may be talk, but nothing that could be meant instead. */
    private String whole() {
        container();
        boolean empty = out.length() == 2 && text.wasCut();
        require(!empty && opening(text.rest(), 0) < 0);
        return out.toString();
    }

    private void container() {
        require(++depth <= DEEPEST);
        boolean object = text.take() == '{';
        out.append(object ? '{' : '[');
        items(object ? '}' : ']');
        out.append(object ? '}' : ']');
        depth--;
    }

    /** Reads to the end of an object or array, or to where the text ends. */
    private void items(char end) {
        boolean first = true;
        while (!text.isOverAfterBlank()) {
            if (text.take(end)) {
                return;
            }
            if (!first) {
                require(text.take(',') || mayLackComma(end));
                if (text.isOverAfterBlank() || text.take(end)) {
                    return;
                }
            }
            int mark = out.length();
            out.append(first ? "" : ",");
            if (!(end == '}' ? member() : value())) {
                out.setLength(mark);
                return;
            }
            first = false;
        }
    }

    /** Where a name begins, or an object after an object, it is plain that a comma is missing. */
    private boolean mayLackComma(char end) {
        char next = text.peek();
        char before = out.charAt(out.length() - 1);
        return end == '}' ? next == '"' : (next == '{' && before == '}');
    }

    /** A name and its value; false when the text ends in it. */
    private boolean member() {
        boolean named = text.isQuote() ? text.string(out) : text.name(out);
        if (!named || text.isOverAfterBlank()) {
            return false;
        }
        require(text.take(':'));
        out.append(':');
        return !text.isOverAfterBlank() && value();
    }

    /** A value; false when the text ends in it so that it can't be told. */
    private boolean value() {
        char next = text.peek();
        if (next == '{' || next == '[') {
            container();
            return true;
        }
        if (text.isQuote()) {
            text.string(out);
            return true;
        }
        return text.isOfNumber() ? text.number(out) : text.word(out);
    }

    static void require(boolean holds) {
        if (!holds) {
            throw new JsonException("it can't be repaired");
        }
    }
}
