package dev.bourse.wire.gemini;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.Map;
import java.util.Optional;

/** Arguments of tool calls: text elsewhere, an object here. */
final class CallArguments {
    private CallArguments() {}

    /** The object that a text is; empty when it is none. No text at all is no arguments. */
    static Optional<JsonObject> read(String arguments) {
        try {
            return arguments.isBlank()
                    ? Optional.of(JsonObject.EMPTY)
                    : Json.parse(arguments).asObject();
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    /** Arguments of an earlier call that were no object even then. */
    static JsonObject wrapped(String arguments) {
        return new JsonObject(Map.of("arguments", JsonValue.of(arguments)));
    }
}
