package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenAI's strict mode, which refuses a schema unless every object in it is closed and requires
 * everything it has. Other vendors keep to a schema without such conditions, so that theirs can be
 * called strict only when it meets them.
 */
public final class StrictMode {
    /** Members whose members are schemas. */
    private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");

    /** Rules that it refuses wherever they stand. */
    private static final Set<String> REFUSED =
            Set.of(
                    "allOf",
                    "oneOf",
                    "not",
                    "if",
                    "then",
                    "else",
                    "dependentRequired",
                    "dependentSchemas");

    private StrictMode() {}

    /** Whether it would take the schema, which must be that of one kind of object. */
    public static boolean takes(JsonObject schema) {
        return isObject(schema) && schema.get("anyOf").isEmpty() && takesInside(schema);
    }

    private static boolean takesInside(JsonObject schema) {
        boolean closed = schema.flag("additionalProperties").map(open -> !open).orElse(false);
        Set<String> properties = schema.object("properties").members().keySet();
        List<String> required =
                schema.items("required").stream().flatMap(it -> it.asText().stream()).toList();
        boolean strict = !isObject(schema) || (closed && required.containsAll(properties));
        return strict && schema.members().entrySet().stream().allMatch(StrictMode::takesMember);
    }

    private static boolean takesMember(Map.Entry<String, JsonValue> member) {
        JsonObject value = member.getValue().asObject().orElse(JsonObject.EMPTY);
        if (NAMED.contains(member.getKey())) {
            return value.members().values().stream().allMatch(StrictMode::takesOrIsNone);
        }
        if (member.getKey().equals("anyOf")) {
            return member.getValue().asItems().stream().allMatch(StrictMode::takesOrIsNone);
        }
        return !REFUSED.contains(member.getKey())
                && (!member.getKey().equals("items") || takesOrIsNone(member.getValue()));
    }

    private static boolean takesOrIsNone(JsonValue value) {
        return value.asObject().map(StrictMode::takesInside).orElse(true);
    }

    /** One that may be null too has a list of types. */
    private static boolean isObject(JsonObject schema) {
        return schema.text("type").orElse("").equals("object")
                || schema.items("type").stream().anyMatch(JsonValue.of("object")::equals)
                || schema.get("properties").isPresent();
    }
}
