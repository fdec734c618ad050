package dev.bourse.wire.json;

import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonFlag;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain Java values as JSON values. */
final class Wrapping {
    private Wrapping() {}

    static JsonValue wrap(@Nullable Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case JsonValue json -> json;
            case String text -> new JsonString(text);
            case JsonText text -> new JsonString(text.toString());
            case Boolean flag -> new JsonFlag(flag);
            case BigDecimal number -> new JsonNumber(number);
            case Number number -> new JsonNumber(new BigDecimal(number.toString()));
            case Map<?, ?> map -> object(map);
            case Iterable<?> items -> array(items);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    private static JsonObject object(Map<?, ?> map) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), wrap(member)));
        return new JsonObject(members);
    }

    private static JsonArray array(Iterable<?> items) {
        List<JsonValue> wrapped = new ArrayList<>();
        items.forEach(item -> wrapped.add(wrap(item)));
        return new JsonArray(wrapped);
    }
}
