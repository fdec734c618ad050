package dev.bourse.sim.workload;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads texts from benchmark files. */
final class PromptFile {
    private static final List<String> MEMBERS = List.of("prompt", "question", "text", "input");

    private PromptFile() {}

    static List<String> texts(Path file) throws IOException {
        String name = file.getFileName().toString();
        String content = content(file, name.endsWith(".gz"));
        return name.replace(".gz", "").endsWith(".csv") ? csv(content) : jsonLines(content);
    }

    private static String content(Path file, boolean zipped) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = zipped ? new GZIPInputStream(bytes) : bytes) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> jsonLines(String content) {
        List<String> texts = new ArrayList<>();
        content.lines().filter(line -> !line.isBlank()).forEach(line -> texts.add(text(line)));
        return texts;
    }

    private static String text(String line) {
        try {
            JsonObject json = Json.parse(line).asObject().orElse(JsonObject.EMPTY);
            return MEMBERS.stream()
                    .flatMap(member -> json.text(member).stream())
                    .findFirst()
                    .or(() -> firstTurn(json))
                    .orElseThrow(() -> new IllegalArgumentException("no prompt in " + line));
        } catch (JsonException wrong) {
            throw new IllegalArgumentException("no prompt in " + line, wrong);
        }
    }

    private static Optional<String> firstTurn(JsonObject json) {
        return json.items("turns").stream().findFirst().flatMap(JsonValue::asText);
    }

    /** Rows of RFC 4180: cells in quotes may hold commas, line ends and doubled quotes. */
    private static List<String> csv(String content) {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '"') {
                boolean twice = quoted && i + 1 < content.length() && content.charAt(i + 1) == '"';
                row.append(twice ? "\"" : "");
                i += twice ? 1 : 0;
                quoted = twice || !quoted;
            } else if (c == '\n' && !quoted) {
                rows.add(row.toString());
                row.setLength(0);
            } else if (c != '\r') {
                row.append(c == ',' && !quoted ? '\n' : c);
            }
        }
        rows.add(row.toString());
        return rows.stream().filter(text -> !text.isBlank()).toList();
    }
}
