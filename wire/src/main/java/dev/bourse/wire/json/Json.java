package dev.bourse.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonFlag;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads and writes {@link JsonValue} trees, with limits on depth, numbers and names. */
public final class Json {
    private static final int DEEPEST = 200;
    private static final int LONGEST_NUMBER = 400;
    private static final int TEN = 10;

    private static final Pattern FOR_PROGRAMMERS =
            Pattern.compile(
                    " \\(start marker at .*|: enable `.*|, from `[^`]*`| \\(not recognized as .*");
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build();

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final YAMLFactory YAML =
            YAMLFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
                    .build();

    private Json() {}

    /**
     * Parses one JSON value that fills the bytes.
     *
     * @throws JsonException when it is malformed, too deep, has a name twice in one object or a
     *     number with an exponent beyond reason
     */
    public static JsonValue parse(byte[] utf8) {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            return whole(parser);
        } catch (IOException | NumberFormatException problem) {
            throw new JsonException(clean(problem));
        }
    }

    /**
     * Parses one member of an object and passes over the others.
     *
     * @return an object with that member, or with none when there is no such member
     * @throws JsonException when it is no object or the member is malformed
     */
    public static JsonObject parse(byte[] utf8, String member) {
        try (JsonScanner in = JsonScanner.of(utf8, 0, utf8.length)) {
            in.next();
            in.object("the body");
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.next();
                if (name.equals(member)) {
                    return new JsonObject(Map.of(member, in.tree()));
                }
                in.skip();
            }
            return JsonObject.EMPTY;
        }
    }

    /** Parses JSON text; see {@link #parse(byte[])}. */
    public static JsonValue parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Parses one YAML document into the same tree. */
    public static JsonValue parseYaml(String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            return whole(parser);
        } catch (IOException | NumberFormatException problem) {
            throw new JsonException(clean(problem));
        }
    }

    /** Compact UTF-8. */
    public static byte[] bytes(JsonValue value) {
        JsonBytes out = new JsonBytes(false);
        write(out, value);
        return out.take();
    }

    /** Compact text. */
    public static String text(JsonValue value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** Indented text for people. */
    public static String pretty(JsonValue value) {
        return new String(indented(value), StandardCharsets.UTF_8);
    }

    /** YAML for people, which {@link #parseYaml} reads as the same tree. */
    public static String yaml(JsonValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = YAML.createGenerator(bytes)) {
            write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A string as JSON, quotes included; cheap for names and ids, which need no escapes. */
    public static byte[] quoted(String text) {
        byte[] quoted = new byte[text.length() + 2];
        quoted[0] = '"';
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next < ' ' || next > '~' || next == '"' || next == '\\') {
                return Escapes.quoted(text);
            }
            quoted[i + 1] = (byte) next;
        }
        quoted[text.length() + 1] = '"';
        return quoted;
    }

    /** A number, zero or more, as JSON. */
    public static byte[] digits(long number) {
        int length = 1;
        for (long rest = number / TEN; rest > 0; rest /= TEN) {
            length++;
        }
        byte[] digits = new byte[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + rest % TEN);
            rest /= TEN;
        }
        return digits;
    }

    /**
     * The text of a JSON string whose inside lies from {@code from} up to {@code to} and is known
     * to be well-formed.
     */
    public static String unquoted(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (source[i] == '\\') {
                return Escapes.resolved(source, from, to);
            }
        }
        return new String(source, from, to - from, StandardCharsets.UTF_8);
    }

    private static JsonValue whole(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonException("there is no value");
        }
        JsonValue value = value(parser);
        if (parser.nextToken() != null) {
            throw new JsonException("something follows the value");
        }
        return value;
    }

    static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> new JsonFlag(true);
            case VALUE_FALSE -> new JsonFlag(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new JsonException("unexpected " + parser.currentToken());
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonArray(items);
    }

    private static byte[] indented(JsonValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
            generator.useDefaultPrettyPrinter();
            write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static void write(JsonBytes out, JsonValue value) {
        switch (value) {
            case JsonObject object -> writeObject(out, object);
            case JsonArray array -> writeArray(out, array);
            case JsonString(String text) -> out.text(text);
            case JsonNumber(var number) -> out.number(number);
            case JsonFlag(boolean flag) -> out.flag(flag);
            case JsonNull.NULL -> out.nothing();
        }
    }

    private static void writeObject(JsonBytes out, JsonObject object) {
        out.object();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            out.name(member.getKey());
            write(out, member.getValue());
        }
        out.end();
    }

    private static void writeArray(JsonBytes out, JsonArray array) {
        out.array();
        for (JsonValue item : array.items()) {
            write(out, item);
        }
        out.endArray();
    }

    private static void write(JsonGenerator out, JsonValue value) throws IOException {
        switch (value) {
            case JsonObject object -> writeObject(out, object);
            case JsonArray array -> writeArray(out, array);
            case JsonString(String text) -> out.writeString(Escapes.whole(text));
            case JsonNumber(var number) -> out.writeNumber(plain(number));
            case JsonFlag(boolean flag) -> out.writeBoolean(flag);
            case JsonNull.NULL -> out.writeNull();
        }
    }

    /** Plain notation, unless a huge exponent would make it a page of zeros. */
    static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LONGEST_NUMBER
                ? number.toPlainString()
                : number.toString();
    }

    private static void writeObject(JsonGenerator out, JsonObject object) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            out.writeFieldName(Escapes.whole(member.getKey()));
            write(out, member.getValue());
        }
        out.writeEndObject();
    }

    private static void writeArray(JsonGenerator out, JsonArray array) throws IOException {
        out.writeStartArray();
        for (JsonValue item : array.items()) {
            write(out, item);
        }
        out.writeEndArray();
    }

    /** The parser's own words, without where its source is and how a program would set it up. */
    static String clean(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        int line = message.indexOf('\n');
        String first = line < 0 ? message : message.substring(0, line);
        return FOR_PROGRAMMERS.matcher(first).replaceAll("");
    }
}
