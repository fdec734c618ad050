package dev.bourse.house.matrix;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects written down. */
final class Members {
    private Members() {}

    /** An object of names and values in turn; what is null is left out. */
    static JsonObject of(@Nullable Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return JsonValue.of(members).asObject().orElseThrow();
    }

    static JsonObject parsed(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }

    static String text(JsonValue json) {
        return Json.text(json);
    }

    static String text(JsonObject object, String name) {
        return object.text(name).orElse("");
    }

    static long number(JsonObject object, String name) {
        return object.number(name).map(Number::longValue).orElse(0L);
    }
}
