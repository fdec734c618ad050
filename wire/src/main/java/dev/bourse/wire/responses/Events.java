package dev.bourse.wire.responses;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonText;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.splice.Rope;
import dev.bourse.wire.sse.SseWriter;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the events of one stream, each named as its type is, and numbers them. */
final class Events {
    private static final byte[] END = Stamp.ascii(SseWriter.END);
    private static final byte[] CLOSE = Stamp.ascii("}" + SseWriter.END);
    private static final byte[] RESPONSE = Stamp.ascii(",\"response\":");

    private long sequence;

    /**
     * @param first number of the next event
     */
    Events(long first) {
        sequence = first;
    }

    /** What goes before an event's JSON. */
    static byte[] lead(String type) {
        return Stamp.ascii("event: " + plain(type) + "\n" + SseWriter.DATA);
    }

    /**
     * An event that comes often, but for its number and its text.
     *
     * @param head up to the number
     * @param middle from there up to the text, its opening quote included
     * @param tail what follows the text, from its closing quote on
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(byte[] head, byte[] middle, byte[] tail) {
        /**
         * An event with a {@code delta}.
         *
         * @param place members that say where it belongs
         * @param rest members after the text, each with a comma before it
         */
        static Line delta(String type, String place, String rest) {
            return new Line(
                    Stamp.ascii(opening(type)),
                    Stamp.ascii("," + place + ",\"delta\":\""),
                    Stamp.ascii("\"" + rest + "}" + SseWriter.END));
        }
    }

    /** Writes an event with a text. */
    void write(Line line, JsonText text, Rope out) {
        out.add(line.head());
        number(out);
        out.add(line.middle());
        out.add(text);
        out.add(line.tail());
    }

    /** Writes any event. */
    void write(String type, Map<String, JsonValue> members, Rope out) {
        Map<String, JsonValue> all = new LinkedHashMap<>();
        all.put("type", JsonValue.of(type));
        all.put("sequence_number", JsonValue.of(sequence++));
        all.putAll(members);
        out.add(lead(type));
        out.add(Json.bytes(new JsonObject(all)));
        out.add(END);
    }

    /** Writes an event with a response object in it. */
    void response(String type, byte[] response, Rope out) {
        out.add(Stamp.ascii(opening(type)));
        number(out);
        out.add(RESPONSE);
        out.add(response);
        out.add(CLOSE);
    }

    private void number(Rope out) {
        out.add(Json.digits(sequence++));
    }

    private static String opening(String type) {
        return "event: "
                + type
                + "\n"
                + SseWriter.DATA
                + "{\"type\":\""
                + type
                + "\",\"sequence_number\":";
    }

    /** An upstream may call an event anything; a line break in it would make two lines of one. */
    private static String plain(String type) {
        return type.replace('\n', ' ').replace('\r', ' ');
    }
}
