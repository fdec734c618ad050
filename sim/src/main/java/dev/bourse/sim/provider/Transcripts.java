package dev.bourse.sim.provider;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down how long a recording is, since nothing was said in it. */
final class Transcripts {
    private static final int BYTES_PER_SECOND = 2 * Speech.RATE;

    private Transcripts() {}

    /** Answers a form or JSON with {@code input_audio}. */
    static Script answer(String contentType, byte[] body) {
        Map<String, String> form =
                contentType.startsWith("multipart/form-data")
                        ? form(contentType, body)
                        : json(body);
        String audio = form.getOrDefault("file", "");
        if (audio.isEmpty() || !form.containsKey("model")) {
            return Sideline.refused("invalid_value", "There is no recording, or no model.");
        }
        BigDecimal seconds =
                BigDecimal.valueOf(audio.length())
                        .divide(BigDecimal.valueOf(BYTES_PER_SECOND), 2, RoundingMode.HALF_UP);
        String text = "A simulated recording of " + seconds.toPlainString() + " seconds.";
        boolean verbose = form.getOrDefault("response_format", "").equals("verbose_json");
        return Script.json(200, verbose ? verbose(text, seconds) : plain(text, seconds));
    }

    private static Map<String, Object> plain(String text, BigDecimal seconds) {
        BigDecimal billed = seconds.setScale(0, RoundingMode.CEILING);
        return Members.of("text", text, "usage", Members.of("type", "duration", "seconds", billed));
    }

    private static Map<String, Object> verbose(String text, BigDecimal seconds) {
        Map<String, Object> segment = Members.of("id", 0, "start", 0, "end", seconds, "text", text);
        Map<String, Object> members =
                Members.of(
                        "task",
                        "transcribe",
                        "language",
                        "english",
                        "duration",
                        seconds,
                        "segments",
                        List.of(segment));
        members.putAll(plain(text, seconds));
        return members;
    }

    private static Map<String, String> json(byte[] body) {
        Map<String, String> form = new HashMap<>();
        try {
            JsonObject sent = Json.parse(body).asObject().orElse(JsonObject.EMPTY);
            for (String name : List.of("model", "response_format")) {
                sent.text(name).ifPresent(value -> form.put(name, value));
            }
            byte[] audio =
                    Base64.getDecoder().decode(sent.object("input_audio").text("data").orElse(""));
            form.put("file", new String(audio, StandardCharsets.ISO_8859_1));
        } catch (JsonException | IllegalArgumentException _) {
            form.clear();
        }
        return form;
    }

    /** The fields of a form, each byte a character. */
    private static Map<String, String> form(String contentType, byte[] body) {
        Map<String, String> fields = new HashMap<>();
        String boundary = "--" + contentType.replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
        for (String part : parts(new String(body, StandardCharsets.ISO_8859_1), boundary)) {
            int blank = part.indexOf("\r\n\r\n");
            if (blank >= 0) {
                String name =
                        part.substring(0, blank)
                                .replaceFirst("(?s).*[; ]name=\"([^\"]*)\".*", "$1");
                fields.put(name, part.substring(blank + 4));
            }
        }
        return fields;
    }

    private static List<String> parts(String body, String boundary) {
        List<String> parts = new ArrayList<>();
        int from = body.indexOf(boundary);
        while (from >= 0) {
            int end = body.indexOf("\r\n" + boundary, from);
            if (end >= 0) {
                parts.add(body.substring(from + boundary.length(), end));
            }
            from = end < 0 ? -1 : end + 2;
        }
        return parts;
    }
}
