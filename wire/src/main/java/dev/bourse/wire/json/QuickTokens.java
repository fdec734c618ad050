package dev.bourse.wire.json;

import static com.fasterxml.jackson.core.JsonToken.END_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.END_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.FIELD_NAME;
import static com.fasterxml.jackson.core.JsonToken.NOT_AVAILABLE;
import static com.fasterxml.jackson.core.JsonToken.START_ARRAY;
import static com.fasterxml.jackson.core.JsonToken.START_OBJECT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_FALSE;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NULL;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NUMBER_FLOAT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_NUMBER_INT;
import static com.fasterxml.jackson.core.JsonToken.VALUE_STRING;
import static com.fasterxml.jackson.core.JsonToken.VALUE_TRUE;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonToken;

import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonFlag;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tokens of well-formed JSON, read from its bytes without an object for any of them.
 *
 * <p>All that is not plainly well-formed and ordinary is {@link Beyond} it: what is malformed, what
 * is nested deeper than it has bits for, names with escapes, long names and numbers, a number that
 * nothing surrounds. It then stands where it stood, at {@link #token} and {@link #start}, for the
 * library to go on from there. So that errors show where they would with the library, it reads as
 * far ahead as that does and no further: with a name the colon and a number, a word or the first
 * byte of another value; of a string only its quote, until somebody asks for more or for the next
 * token.
 */
final class QuickTokens implements Tokens {
    private static final int DEEPEST = Long.SIZE;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 300;
    private static final int MOST_DIGITS = 18;
    private static final int TEN = 10;

    private final byte[] source;
    private final int origin;
    private final int to;

    private JsonToken token = NOT_AVAILABLE;
    private int start;

    /** Where to go on: after the token, of a string after its first quote until it is read. */
    private int at;

    /** The value after a name, as far as it was read. */
    private JsonToken value = NOT_AVAILABLE;

    private int valueStart;

    /** The inside of the last string; its end is -1 until it is read. */
    private int textStart;

    private int textEnd;
    private boolean textEscaped;

    private int nameEnd;

    /** A bit for each object or array that is open, the lowest for the innermost: 1 for objects. */
    private long objects;

    private int depth;

    /** Whether there was a member or an item in the innermost. */
    private boolean begun;

    /** Starts before the first token of bytes that are UTF-8 without a byte order mark. */
    QuickTokens(byte[] source, int from, int to) {
        this.source = source;
        this.to = to;
        origin = from;
        at = from;
        start = from - 1;
    }

    @Override
    public LibraryTokens library() throws IOException {
        LibraryTokens library = LibraryTokens.of(source, origin, to);
        if (token != NOT_AVAILABLE) {
            library.seek(token, start);
        }
        return library;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public JsonToken next() {
        if (token == FIELD_NAME) {
            return stand(valueStart, open(value));
        }
        if (token == VALUE_STRING) {
            readText();
        }
        int from = Lexemes.space(source, at, to);
        if (from == to) {
            return over();
        }
        byte first = source[from];
        if (first == ']' || first == '}') {
            return close(from, first == '}');
        }
        return entry(begun && depth > 0 ? afterComma(from) : from);
    }

    private JsonToken stand(int from, JsonToken read) {
        start = from;
        token = read;
        return read;
    }

    private JsonToken over() {
        if (depth > 0) {
            throw new Beyond();
        }
        at = to;
        token = NOT_AVAILABLE;
        return token;
    }

    private JsonToken close(int from, boolean object) {
        if (depth == 0 || isInObject() != object) {
            throw new Beyond();
        }
        objects >>>= 1;
        depth--;
        begun = true;
        at = from + 1;
        return stand(from, object ? END_OBJECT : END_ARRAY);
    }

    private JsonToken open(JsonToken read) {
        if (read == START_OBJECT || read == START_ARRAY) {
            if (depth == DEEPEST) {
                throw new Beyond();
            }
            objects = (objects << 1) | (read == START_OBJECT ? 1 : 0);
            depth++;
            begun = false;
        }
        return read;
    }

    private boolean isInObject() {
        return (objects & 1) != 0;
    }

    private int afterComma(int from) {
        if (source[from] != ',') {
            throw new Beyond();
        }
        return Lexemes.something(source, from + 1, to);
    }

    private JsonToken entry(int from) {
        begun = true;
        return isInObject() ? member(from) : stand(from, open(value(from)));
    }

    private JsonToken member(int from) {
        if (source[from] != '"') {
            throw new Beyond();
        }
        nameEnd = string(from + 1);
        int colon = Lexemes.something(source, nameEnd + 1, to);
        if (source[colon] != ':' || textEscaped || nameEnd - from > LONGEST_NAME) {
            throw new Beyond();
        }
        valueStart = Lexemes.something(source, colon + 1, to);
        value = value(valueStart);
        return stand(from, FIELD_NAME);
    }

    /** Reads as much of a value as its first token, and of a string the first quote. */
    private JsonToken value(int from) {
        at = from + 1;
        return switch (source[from]) {
            case '"' -> text(from);
            case '{' -> START_OBJECT;
            case '[' -> START_ARRAY;
            case 't' -> word(from, "true", VALUE_TRUE);
            case 'f' -> word(from, "false", VALUE_FALSE);
            case 'n' -> word(from, "null", VALUE_NULL);
            default -> written(from);
        };
    }

    private JsonToken text(int from) {
        textStart = from + 1;
        textEnd = -1;
        return VALUE_STRING;
    }

    private JsonToken word(int from, String word, JsonToken meant) {
        at = Lexemes.word(source, from, to, word);
        return meant;
    }

    private JsonToken written(int from) {
        int whole = Lexemes.whole(source, from, to);
        at = Lexemes.fraction(source, whole, to);
        if (depth == 0 || at - from > LONGEST_NUMBER) {
            throw new Beyond();
        }
        return at == whole ? VALUE_NUMBER_INT : VALUE_NUMBER_FLOAT;
    }

    /** Reads the rest of the last string, once. */
    private void readText() {
        if (textEnd < 0) {
            textEnd = string(textStart);
            at = textEnd + 1;
        }
    }

    /** The index of the quote that ends a string; notes whether there are escapes in it. */
    private int string(int from) {
        int plain = PlainText.end(source, from, to);
        textEscaped = plain < to && source[plain] == '\\';
        return Lexemes.quote(source, plain, to);
    }

    @Override
    public void skip() {
        if (token == START_OBJECT || token == START_ARRAY) {
            JsonToken stood = token;
            int from = start;
            try {
                toEnd();
            } catch (Beyond beyond) {
                stand(from, stood);
                throw beyond;
            }
        }
    }

    private void toEnd() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    @Override
    public String name() {
        return Names.of(source, start + 1, nameEnd);
    }

    @Override
    public int end() {
        if (token == VALUE_STRING || (token == FIELD_NAME && value == VALUE_STRING)) {
            readText();
        }
        return at;
    }

    @Override
    public String text() {
        if (token != VALUE_STRING) {
            return new String(source, start, at - start, ISO_8859_1);
        }
        readText();
        return said();
    }

    private String said() {
        return textEscaped
                ? Escapes.resolved(source, textStart, textEnd)
                : new String(source, textStart, textEnd - textStart, UTF_8);
    }

    @Override
    public boolean isText(String expected) {
        readText();
        int same = 0;
        while (same < expected.length() && isSame(textStart + same, expected.charAt(same))) {
            same++;
        }
        if (same == expected.length()) {
            return textStart + same == textEnd;
        }
        byte other = source[textStart + same];
        return (other == '\\' || other < 0) && said().equals(expected);
    }

    /** Whether a letter stands there as itself, and within the string. */
    private boolean isSame(int index, char letter) {
        return source[index] == letter && letter != '\\' && index < textEnd;
    }

    @Override
    public long integer(long otherwise) {
        if (at - start <= MOST_DIGITS) {
            return small();
        }
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** The whole number, when it has few digits. */
    private long small() {
        boolean negative = source[start] == '-';
        long number = 0;
        for (int i = negative ? start + 1 : start; i < at; i++) {
            number = TEN * number + (source[i] - '0');
        }
        return negative ? -number : number;
    }

    @Override
    public double number() {
        boolean small = token == VALUE_NUMBER_INT && at - start <= MOST_DIGITS;
        return small ? small() : Double.parseDouble(text());
    }

    @Override
    public JsonValue tree() {
        JsonToken stood = token;
        int from = start;
        try {
            return read();
        } catch (Beyond | NumberFormatException _) {
            stand(from, stood);
            throw new Beyond();
        }
    }

    private JsonValue read() {
        return switch (token) {
            case START_OBJECT -> members();
            case START_ARRAY -> items();
            case VALUE_STRING -> new JsonString(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(decimal());
            case VALUE_TRUE -> new JsonFlag(true);
            case VALUE_FALSE -> new JsonFlag(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new Beyond();
        };
    }

    private BigDecimal decimal() {
        boolean small = token == VALUE_NUMBER_INT && at - start <= MOST_DIGITS;
        return small ? BigDecimal.valueOf(small()) : new BigDecimal(text());
    }

    private JsonObject members() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (next() == FIELD_NAME) {
            String name = name();
            next();
            members.put(name, read());
        }
        return new JsonObject(members);
    }

    private JsonArray items() {
        List<JsonValue> items = new ArrayList<>();
        while (next() != END_ARRAY) {
            items.add(read());
        }
        return new JsonArray(items);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
