package dev.bourse.wire.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over the bytes of a JSON object that builds nothing: the data path's reader. It stands
 * on one token; members and items are walked, values read with the type that is expected of them,
 * and everything that is passed over is checked to be JSON on the way.
 *
 * <p>Bytes that are not UTF-8 are refused before the parser sees them. The parser would otherwise
 * guess UTF-16 or UTF-32, and offsets would be offsets into something else.
 *
 * <p>All methods throw {@link JsonException} when the bytes are malformed, deeper than the limit,
 * or not what the method asks for; the message then begins with the name that was passed in.
 */
public final class JsonScanner implements AutoCloseable {
    private static final int FINEST = 40;
    private static final int MARK_LENGTH = 3;

    private Tokens tokens;
    private JsonToken token = JsonToken.NOT_AVAILABLE;

    private JsonScanner(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Starts before the only value of the bytes. A byte order mark is passed over. */
    public static JsonScanner of(byte[] source, int from, int to) {
        return new JsonScanner(new QuickTokens(source, begin(source, from, to), to));
    }

    /** The same by the library alone. */
    static JsonScanner byLibrary(byte[] source, int from, int to) {
        return new JsonScanner(LibraryTokens.of(source, begin(source, from, to), to));
    }

    private static int begin(byte[] source, int from, int to) {
        if (!Utf8.isValid(source, from, to)) {
            throw new JsonException("the bytes are not UTF-8");
        }
        if (to - from > 1 && (source[from] == 0 || source[from + 1] == 0)) {
            throw new JsonException("a zero byte is not JSON");
        }
        return from + (startsWithMark(source, from, to) ? MARK_LENGTH : 0);
    }

    /** Whether the bytes begin with a byte order mark. */
    private static boolean startsWithMark(byte[] source, int from, int to) {
        return to - from >= MARK_LENGTH
                && source[from] == (byte) 0xEF
                && source[from + 1] == (byte) 0xBB
                && source[from + 2] == (byte) 0xBF;
    }

    /** Moves to the next token of any kind. */
    public void next() {
        try {
            token = tokens.next();
        } catch (Beyond _) {
            turnToLibrary();
            next();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    /**
     * Within an object: moves to its next member's name, or to its end.
     *
     * @return the name with escapes resolved; null at the end of the object
     */
    public @Nullable String nextName() {
        next();
        return token == JsonToken.FIELD_NAME ? name() : null;
    }

    /** Within an array: moves to its next item; false at the end of the array. */
    public boolean nextItem() {
        next();
        return token != JsonToken.END_ARRAY;
    }

    /** Passes over the rest of the value that the scanner stands on. */
    public void skip() {
        try {
            tokens.skip();
        } catch (Beyond _) {
            turnToLibrary();
            skip();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    /** Passes over the rest of the value and returns the index after its last byte. */
    public int pass() {
        if (isObject() || isArray()) {
            skip();
            return start() + 1;
        }
        return end();
    }

    /** Checks that only white space is left. */
    public void finish() {
        next();
        if (token != JsonToken.NOT_AVAILABLE) {
            throw new JsonException("malformed JSON: something follows the value");
        }
    }

    /** Index in the source of the first byte of the current token. */
    public int start() {
        return tokens.start();
    }

    /** Index in the source after the last byte of the current string, number or literal. */
    public int end() {
        try {
            return tokens.end();
        } catch (Beyond _) {
            turnToLibrary();
            return end();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    public boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    public boolean isText() {
        return token == JsonToken.VALUE_STRING;
    }

    /** Whether it is a number without fraction and exponent. */
    public boolean isInteger() {
        return token == JsonToken.VALUE_NUMBER_INT;
    }

    public boolean isNumber() {
        return token.isNumeric();
    }

    public boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    public boolean isArray() {
        return token == JsonToken.START_ARRAY;
    }

    /** Requires an object, whose members are then walked with {@link #nextName}. */
    public void object(String name) {
        require(isObject(), name, "must be an object");
    }

    /** Requires an array, whose items are then walked with {@link #nextItem}. */
    public void array(String name) {
        require(isArray(), name, "must be an array");
    }

    /** Requires a string of a length. */
    public String text(String name, int longest) {
        require(isText(), name, "must be a string");
        String text = text();
        require(text.length() <= longest, name, "is longer than " + longest + " characters");
        return text;
    }

    /** Requires one of some words. */
    public String word(String name, List<String> words) {
        String word = isText() ? text() : "";
        require(words.contains(word), name, "must be one of " + words);
        return word;
    }

    /** Whether the current token is exactly that string; makes no garbage. */
    public boolean isText(String expected) {
        try {
            return isText() && tokens.isText(expected);
        } catch (Beyond _) {
            turnToLibrary();
            return isText(expected);
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    /** Requires true or false. */
    public boolean flag(String name) {
        require(token.isBoolean(), name, "must be true or false");
        return token == JsonToken.VALUE_TRUE;
    }

    /** Requires a whole number in a range. */
    public long integer(String name, long least, long most) {
        long number = isInteger() ? tokens.integer(least - 1) : least - 1;
        if (number >= least && number <= most) {
            return number;
        }
        throw new JsonException(
                "'" + name + "' must be a whole number from " + least + " to " + most);
    }

    /** Requires a number in a range. */
    public double number(String name, long least, long most) {
        try {
            double number = isNumber() ? tokens.number() : Double.NaN;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (IOException problem) {
            throw malformed(problem);
        }
        throw new JsonException("'" + name + "' must be a number from " + least + " to " + most);
    }

    /** Requires a decimal of sane size, zero or more, as a number or in a string. */
    public BigDecimal decimal(String name) {
        String rule = "must be a decimal number, zero or more";
        require(isNumber() || isText(), name, rule);
        try {
            BigDecimal number = new BigDecimal(text());
            boolean sane =
                    Math.abs((long) number.scale()) <= FINEST && number.precision() <= FINEST;
            require(sane && number.signum() >= 0, name, rule);
            return number;
        } catch (NumberFormatException _) {
            throw new JsonException("'" + name + "' " + rule);
        }
    }

    /** Requires an array of strings. */
    public List<String> texts(String name, int most, int longest) {
        array(name);
        List<String> texts = new ArrayList<>();
        while (nextItem()) {
            require(texts.size() < most, name, "has more than " + most + " items");
            texts.add(text(name, longest));
        }
        return texts;
    }

    /** The current value as a tree, for the few small ones that are wanted whole. */
    public JsonValue tree() {
        if (token == JsonToken.NOT_AVAILABLE) {
            throw new JsonException("there is no value");
        }
        try {
            return tokens.tree();
        } catch (Beyond _) {
            turnToLibrary();
            return tree();
        } catch (IOException | NumberFormatException problem) {
            throw malformed(problem);
        }
    }

    /** Says about a named value what is required of it. */
    public static void require(boolean holds, String name, String rule) {
        if (!holds) {
            throw new JsonException("'" + name + "' " + rule);
        }
    }

    @Override
    public void close() {
        try {
            tokens.close();
        } catch (IOException impossible) {
            throw malformed(impossible);
        }
    }

    private String name() {
        try {
            return tokens.name();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    private String text() {
        try {
            return tokens.text();
        } catch (Beyond _) {
            turnToLibrary();
            return text();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    /** What is beyond the quick reader is read, or refused, by the library from there on. */
    private void turnToLibrary() {
        try {
            tokens = tokens.library();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    private static JsonException malformed(Exception problem) {
        JsonLocation location =
                problem instanceof JsonProcessingException of ? of.getLocation() : null;
        String where = location == null ? "" : " at byte " + location.getByteOffset();
        return new JsonException("malformed JSON" + where + ": " + Json.clean(problem));
    }
}
