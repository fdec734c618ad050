package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/**
 * A function that the model may call.
 *
 * @param name its name
 * @param description when to call it; null when not said
 * @param parameters JSON Schema of its arguments; {@link JsonObject#EMPTY} when it takes none
 * @param strict whether arguments must follow the schema to the letter; null when not said
 * @param cache set when the prompt up to here shall be cached
 */
public record Tool(
        String name,
        @Nullable String description,
        JsonObject parameters,
        @Nullable Boolean strict,
        @Nullable CacheMark cache) {
    public Tool {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a tool has a name");
        }
    }
}
