package dev.bourse.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

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
    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 400;
    private static final int FINEST = 40;
    private static final int MARK_LENGTH = 3;

    private static final JsonFactory FACTORY =
            new SkippingParser.Factory(
                    new JsonFactoryBuilder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNestingDepth(DEEPEST)
                                            .maxNumberLength(LONGEST_NUMBER)
                                            .maxStringLength(Integer.MAX_VALUE)
                                            .build())
                            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES));

    private final JsonParser parser;
    private final int origin;
    private JsonToken token = JsonToken.NOT_AVAILABLE;

    private JsonScanner(JsonParser parser, int origin) {
        this.parser = parser;
        this.origin = origin;
    }

    /** Starts before the only value of the bytes. A byte order mark is passed over. */
    public static JsonScanner of(byte[] source, int from, int to) {
        if (!Utf8.isValid(source, from, to)) {
            throw new JsonException("the bytes are not UTF-8");
        }
        if (to - from > 1 && (source[from] == 0 || source[from + 1] == 0)) {
            throw new JsonException("a zero byte is not JSON");
        }
        int start = from + (startsWithMark(source, from, to) ? MARK_LENGTH : 0);
        try {
            return new JsonScanner(FACTORY.createParser(source, start, to - start), start);
        } catch (IOException problem) {
            throw new JsonException("malformed JSON: " + Json.clean(problem));
        }
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
            JsonToken read = parser.nextToken();
            token = read == null ? JsonToken.NOT_AVAILABLE : read;
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
            parser.skipChildren();
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
        return origin + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Index in the source after the last byte of the current string, number or literal. */
    public int end() {
        try {
            parser.finishToken();
        } catch (IOException problem) {
            throw malformed(problem);
        }
        return origin + (int) parser.currentLocation().getByteOffset();
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
            return isText() && parser.getTextLength() == expected.length() && matches(expected);
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
        try {
            long number = isInteger() ? parser.getLongValue() : least - 1;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (IOException _) {
            // beyond 64 bits, and so out of range
        }
        throw new JsonException(
                "'" + name + "' must be a whole number from " + least + " to " + most);
    }

    /** Requires a number in a range. */
    public double number(String name, long least, long most) {
        try {
            double number = isNumber() ? parser.getDoubleValue() : Double.NaN;
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
            return Json.value(parser);
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
            parser.close();
        } catch (IOException impossible) {
            throw malformed(impossible);
        }
    }

    private boolean matches(String expected) throws IOException {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        for (int i = 0; i < expected.length(); i++) {
            if (text[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String name() {
        try {
            return parser.currentName();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    private String text() {
        try {
            return parser.getText();
        } catch (IOException problem) {
            throw malformed(problem);
        }
    }

    private JsonException malformed(Exception problem) {
        JsonLocation location =
                problem instanceof JsonProcessingException of ? of.getLocation() : null;
        String where = location == null ? "" : " at byte " + location.getByteOffset();
        return new JsonException("malformed JSON" + where + ": " + Json.clean(problem));
    }
}
