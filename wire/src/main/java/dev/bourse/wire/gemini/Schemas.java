package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Google's own {@code Schema}, a selection of OpenAPI 3.0 (types in capitals, {@code nullable},
 * counts as strings, {@code propertyOrdering}), as JSON Schema. The other way is never needed:
 * {@code responseJsonSchema} and {@code parametersJsonSchema} take JSON Schema as it is.
 */
final class Schemas {
    private Schemas() {}

    static JsonObject json(ProtoObject schema) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        schema.json()
                .members()
                .forEach((name, value) -> member(ProtoNames.camel(name), value, members));
        if (schema.flag("nullable").orElse(false)) {
            nullable(members);
        }
        return new JsonObject(members);
    }

    private static void member(String name, JsonValue value, Map<String, JsonValue> into) {
        switch (name) {
            case "nullable", "propertyOrdering" -> {}
            case "type" -> into.put(name, type(value));
            case "example" -> into.put("examples", new JsonArray(List.of(value)));
            case "items" -> into.put(name, json(ProtoObject.of(value)));
            case "properties", "defs" -> into.put(name, each(value));
            case "anyOf" -> into.put(name, list(value));
            case "minItems",
                    "maxItems",
                    "minProperties",
                    "maxProperties",
                    "minLength",
                    "maxLength" ->
                    into.put(name, count(value));
            default -> into.put(name, value);
        }
    }

    private static JsonValue type(JsonValue value) {
        return value.asText()
                .<JsonValue>map(word -> new JsonString(word.toLowerCase(Locale.ROOT)))
                .orElse(value);
    }

    /** Proto's JSON writes 64-bit numbers as strings. */
    private static JsonValue count(JsonValue value) {
        try {
            return value.asText()
                    .<JsonValue>map(text -> new JsonNumber(new BigDecimal(text)))
                    .orElse(value);
        } catch (NumberFormatException _) {
            return value;
        }
    }

    private static JsonValue each(JsonValue value) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        value.asObject()
                .orElse(JsonObject.EMPTY)
                .members()
                .forEach((name, schema) -> members.put(name, json(ProtoObject.of(schema))));
        return new JsonObject(members);
    }

    private static JsonValue list(JsonValue value) {
        return new JsonArray(
                value.asItems().stream()
                        .map(schema -> (JsonValue) json(ProtoObject.of(schema)))
                        .toList());
    }

    private static void nullable(Map<String, JsonValue> members) {
        JsonString none = new JsonString("null");
        if (members.get("type") instanceof JsonString type) {
            members.put("type", new JsonArray(List.of(type, none)));
        } else if (members.get("anyOf") instanceof JsonArray(List<JsonValue> some)) {
            List<JsonValue> more = new ArrayList<>(some);
            more.add(JsonValue.of(Map.of("type", "null")));
            members.put("anyOf", new JsonArray(more));
        }
    }
}
