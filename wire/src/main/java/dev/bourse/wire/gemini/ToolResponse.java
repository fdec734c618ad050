package dev.bourse.wire.gemini;

import dev.bourse.wire.chat.Part;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a tool's result as the object that Gemini wants: an object as it is, anything else as
 * {@code output}, and what went wrong as {@code error}.
 */
final class ToolResponse {
    private ToolResponse() {}

    static JsonValue of(Part.ToolResult result) {
        String text =
                result.content().stream()
                        .filter(Part.Text.class::isInstance)
                        .map(part -> ((Part.Text) part).text())
                        .collect(Collectors.joining());
        if (result.isError()) {
            return JsonValue.of(Map.of("error", text));
        }
        JsonValue value = parsed(text);
        return value instanceof JsonObject ? value : JsonValue.of(Map.of("output", text));
    }

    private static JsonValue parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException _) {
            return JsonValue.of(text);
        }
    }
}
