package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds what a reference within a document means (RFC 6901 in a URI fragment). */
final class Pointer {
    private Pointer() {}

    /**
     * @throws UnjudgedException when it means nothing in that document
     */
    static JsonValue resolve(JsonValue root, String reference) {
        if (reference.equals("#")) {
            return root;
        }
        if (!reference.startsWith("#/")) {
            throw new UnjudgedException("a reference to somewhere else");
        }
        JsonValue found = root;
        for (String name : reference.substring(2).split("/", -1)) {
            JsonValue next = step(found, unescaped(name));
            if (next == null) {
                throw new UnjudgedException("a reference to nothing");
            }
            found = next;
        }
        return found;
    }

    private static @Nullable JsonValue step(JsonValue from, String name) {
        return switch (from) {
            case JsonObject(var members) -> members.get(name);
            case JsonArray(List<JsonValue> items) when name.matches("\\d{1,6}") ->
                    Integer.parseInt(name) < items.size()
                            ? items.get(Integer.parseInt(name))
                            : null;
            default -> null;
        };
    }

    private static String unescaped(String name) {
        try {
            String plain = name.replace("+", "%2B");
            return URLDecoder.decode(plain, StandardCharsets.UTF_8)
                    .replace("~1", "/")
                    .replace("~0", "~");
        } catch (IllegalArgumentException _) {
            throw new UnjudgedException("a reference that is no URI");
        }
    }
}
