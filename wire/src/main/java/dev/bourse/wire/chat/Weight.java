package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** How much text there is in a message, media left out. */
final class Weight {
    private static final Set<String> MEDIA = Set.of("data", "file_data", "image_url", "fileData");
    private static final int MARKS = 4;

    private Weight() {}

    /** Bytes of UTF-8, roughly as JSON has them. */
    static long of(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> MARKS + bytes(text);
            case JsonArray array -> array.items().stream().mapToLong(Weight::of).sum() + MARKS;
            case JsonObject object ->
                    object.members().entrySet().stream().mapToLong(Weight::member).sum() + MARKS;
            default -> MARKS;
        };
    }

    private static long member(Map.Entry<String, JsonValue> member) {
        return MARKS + (MEDIA.contains(member.getKey()) ? 0 : of(member.getValue()));
    }

    /** UTF-8 length of a text. */
    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
