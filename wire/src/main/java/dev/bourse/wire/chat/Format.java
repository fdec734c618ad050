package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

/** What form the answer's text must have. */
public sealed interface Format {
    /** Anything. */
    record Text() implements Format {}

    /** Any JSON object. */
    record Json() implements Format {}

    /**
     * JSON that follows a schema.
     *
     * @param name the schema's name
     * @param description what it is for; null when not said
     * @param schema JSON Schema
     * @param strict whether to the letter; null when not said
     */
    record Schema(
            String name, @Nullable String description, JsonObject schema, @Nullable Boolean strict)
            implements Format {}
}
