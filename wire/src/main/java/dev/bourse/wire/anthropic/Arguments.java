package dev.bourse.wire.anthropic;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Map;
import java.util.Optional;

/** Arguments of a tool call: JSON text in other dialects, an object ({@code input}) in this one. */
final class Arguments {
    private Arguments() {}

    /**
     * The object that a text says; nothing said is no arguments. A text that a model got wrong is
     * kept as the only member, {@code arguments}.
     */
    static JsonObject of(String json) {
        if (json.isBlank()) {
            return JsonObject.EMPTY;
        }
        return parsed(json)
                .orElseGet(() -> new JsonObject(Map.of("arguments", JsonValue.of(json))));
    }

    private static Optional<JsonObject> parsed(String json) {
        try {
            return Json.parse(json).asObject();
        } catch (JsonException _) {
            return Optional.empty();
        }
    }
}
