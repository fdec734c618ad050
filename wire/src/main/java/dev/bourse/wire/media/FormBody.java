package dev.bourse.wire.media;

import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;
import dev.bourse.wire.splice.Rope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** A form with a recording in it (RFC 7578). */
final class FormBody implements Outgoing {
    private static final byte[] LINE = ascii("\r\n");

    private final Map<String, JsonValue> fields;
    private final Recording recording;
    private final String boundary;

    private FormBody(Map<String, JsonValue> fields, JsonObject options, Recording recording) {
        this.fields = fields;
        this.recording = recording;
        byte[] told = Json.bytes(JsonValue.of(List.of(new JsonObject(fields), options)));
        boundary = boundary(List.of(recording.bytes(), told));
    }

    /** The members of the body that are for providers, and the recording. */
    static FormBody of(BodyScan scan, Recording recording) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < scan.members().count(); i++) {
            String name = scan.name(i);
            if (scan.members().field(i) == Fate.KEPT
                    && !name.equals(TranscriptionScan.AUDIO)
                    && !name.equals("stream")) {
                fields.put(name, scan.value(i));
            }
        }
        fields.values().removeIf(JsonNull.NULL::equals);
        return new FormBody(fields, scan.options(), recording);
    }

    @Override
    public String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public byte[] bytes(UpstreamEdit edit, JsonObject options) {
        Rope out = new Rope();
        field(out, "model", edit.model());
        fields.forEach((name, value) -> fields(out, name, value));
        options.members().forEach((name, value) -> optional(out, name, value));
        open(out, "file", "; filename=\"" + escaped(recording.fileName()) + "\"");
        out.add(ascii("Content-Type: application/octet-stream\r\n\r\n"));
        out.add(recording.bytes());
        out.add(LINE);
        out.add(ascii("--" + boundary + "--\r\n"));
        return out.take();
    }

    private void optional(Rope out, String name, JsonValue value) {
        if (!fields.containsKey(name)) {
            fields(out, name, value);
        }
    }

    /** A list becomes several fields, as OpenAI's clients send it. */
    private void fields(Rope out, String name, JsonValue value) {
        if (value instanceof JsonArray(List<JsonValue> items)) {
            items.forEach(item -> field(out, name + "[]", text(item)));
        } else {
            field(out, name, text(value));
        }
    }

    private void field(Rope out, String name, String value) {
        open(out, name, "");
        out.add(LINE);
        out.add(value.getBytes(StandardCharsets.UTF_8));
        out.add(LINE);
    }

    private void open(Rope out, String name, String more) {
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n"
                        .formatted(boundary, escaped(name), more);
        out.add(head.getBytes(StandardCharsets.UTF_8));
    }

    /** As browsers escape names (WHATWG HTML, 4.10.21.8). */
    private static String escaped(String name) {
        return name.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString(String text) ? text : Json.text(value);
    }

    /** A line that occurs nowhere in the form, or its author could smuggle fields into it. */
    private static String boundary(List<byte[]> contents) {
        CRC32C checksum = new CRC32C();
        contents.forEach(checksum::update);
        String boundary = "bourse-" + Long.toHexString(checksum.getValue());
        for (int i = 0; occurs(boundary, contents); i++) {
            boundary = "bourse-" + Long.toHexString(checksum.getValue()) + "-" + i;
        }
        return boundary;
    }

    private static boolean occurs(String boundary, List<byte[]> contents) {
        byte[] wanted = ascii(boundary);
        return contents.stream().anyMatch(one -> occurs(wanted, one));
    }

    private static boolean occurs(byte[] wanted, byte[] in) {
        for (int at = 0; at + wanted.length <= in.length; at++) {
            if (in[at] == wanted[0]
                    && Arrays.equals(in, at, at + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
