package dev.bourse.wire.anthropic;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON Schemas as Anthropic's constrained decoding takes them: objects are closed, and bounds on
 * numbers, strings and arrays are unknown. As Anthropic's own clients do, such bounds are told to
 * the model in the description.
 */
final class Schemas {
    private static final Set<String> UNKNOWN =
            Set.of(
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "minProperties",
                    "maxProperties");

    /** Members whose members are schemas. */
    private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");

    private static final Set<String> LISTED = Set.of("anyOf", "allOf", "oneOf");

    private Schemas() {}

    /**
     * The schema as Anthropic takes it: what it accepts, the given one accepts too, bounds aside.
     */
    static JsonObject constrained(JsonObject schema) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        List<String> told = new ArrayList<>();
        schema.members()
                .forEach((name, value) -> {
                    if (isBound(name, value)) {
                        told.add(name + ": " + Json.text(value));
                    } else {
                        members.put(name, member(name, value));
                    }
                });
        if (!told.isEmpty()) {
            String before = schema.text("description").map(text -> text + "\n").orElse("");
            members.put("description", JsonValue.of(before + "{" + String.join(", ", told) + "}"));
        }
        if (isObject(schema)) {
            members.putIfAbsent("additionalProperties", JsonValue.of(false));
        }
        return new JsonObject(members);
    }

    private static JsonValue member(String name, JsonValue value) {
        if (NAMED.contains(name) && value instanceof JsonObject(var schemas)) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            schemas.forEach((key, schema) -> members.put(key, schema(schema)));
            return new JsonObject(members);
        }
        if (LISTED.contains(name) && value instanceof JsonArray(var schemas)) {
            return new JsonArray(schemas.stream().map(Schemas::schema).toList());
        }
        return name.equals("items") ? schema(value) : value;
    }

    private static JsonValue schema(JsonValue value) {
        return value instanceof JsonObject schema ? constrained(schema) : value;
    }

    /** Arrays that are not empty can be asked for, longer ones cannot. */
    private static boolean isBound(String name, JsonValue value) {
        boolean least =
                name.equals("minItems")
                        && value.asNumber().map(number -> number.intValue() <= 1).orElse(false);
        return UNKNOWN.contains(name) && !least;
    }

    private static boolean isObject(JsonObject schema) {
        return schema.text("type").orElse("").equals("object")
                || schema.get("properties").isPresent();
    }
}
