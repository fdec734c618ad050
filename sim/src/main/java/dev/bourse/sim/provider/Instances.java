package dev.bourse.sim.provider;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a minimal instance of a JSON schema: required members only, as few items as allowed, the
 * first of several choices. Patterns and conditions are not looked at.
 */
final class Instances {
    private static final int DEEPEST = 24;
    private static final String WORD = "simulated";
    private static final Map<String, String> FORMATS =
            Map.of(
                    "date", "2026-01-01",
                    "time", "12:00:00Z",
                    "date-time", "2026-01-01T12:00:00Z",
                    "email", "someone@example.com",
                    "uri", "https://example.com/",
                    "uuid", "00000000-0000-4000-8000-000000000000");

    private final JsonObject root;

    private Instances(JsonObject root) {
        this.root = root;
    }

    /** An instance of the schema; an empty object for an empty schema. */
    static JsonValue of(JsonObject schema) {
        return new Instances(schema).instance(schema, DEEPEST);
    }

    private JsonValue instance(JsonObject schema, int depth) {
        if (depth == 0) {
            return JsonValue.of(null);
        }
        if (schema.members().containsKey("const")) {
            return JsonValue.of(schema.members().get("const"));
        }
        return schema.items("enum").stream().findFirst().orElseGet(() -> choice(schema, depth));
    }

    private JsonValue choice(JsonObject schema, int depth) {
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            if (!schema.items(several).isEmpty()) {
                return instance(object(schema.items(several).getFirst()), depth - 1);
            }
        }
        return schema.text("$ref")
                .map(reference -> instance(resolve(reference), depth - 1))
                .orElseGet(() -> typed(schema, depth));
    }

    private JsonValue typed(JsonObject schema, int depth) {
        return switch (type(schema)) {
            case "string" -> new JsonString(string(schema));
            case "integer", "number" -> JsonValue.of(number(schema));
            case "boolean" -> JsonValue.of(true);
            case "array" -> array(schema, depth);
            case "null" -> JsonValue.of(null);
            default -> members(schema, depth);
        };
    }

    /** The type, or the first of several types; Gemini shouts them. */
    private static String type(JsonObject schema) {
        return schema.text("type")
                .or(() -> schema.items("type").stream().findFirst().flatMap(JsonValue::asText))
                .orElse("object")
                .toLowerCase(Locale.ROOT);
    }

    private static String string(JsonObject schema) {
        String text = FORMATS.getOrDefault(schema.text("format").orElse(""), WORD);
        int shortest = schema.number("minLength").orElse(BigDecimal.ZERO).intValue();
        int longest = schema.number("maxLength").map(BigDecimal::intValue).orElse(text.length());
        String long_ = text.length() < shortest ? WORD.repeat(shortest) : text;
        return long_.substring(0, Math.clamp(longest, shortest, Math.max(shortest, text.length())));
    }

    private static BigDecimal number(JsonObject schema) {
        BigDecimal least = schema.number("minimum").orElse(BigDecimal.ONE);
        BigDecimal above = schema.number("exclusiveMinimum").orElse(least.subtract(BigDecimal.ONE));
        BigDecimal most = schema.number("maximum").orElse(least.max(above.add(BigDecimal.ONE)));
        return least.max(above.add(BigDecimal.ONE)).min(most);
    }

    private JsonValue array(JsonObject schema, int depth) {
        int items = schema.number("minItems").orElse(BigDecimal.ZERO).intValue();
        JsonValue item = instance(schema.object("items"), depth - 1);
        return JsonValue.of(Collections.nCopies(items, item));
    }

    private JsonValue members(JsonObject schema, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        JsonObject properties = schema.object("properties");
        for (JsonValue required : schema.items("required")) {
            String name = required.asText().orElse("");
            members.put(name, instance(properties.object(name), depth - 1));
        }
        return new JsonObject(members);
    }

    /** Follows {@code #/$defs/name}. */
    private JsonObject resolve(String reference) {
        JsonObject found = root;
        for (String step : reference.replaceFirst("^#/?", "").split("/")) {
            found = step.isEmpty() ? found : found.object(step);
        }
        return found;
    }

    private static JsonObject object(JsonValue value) {
        return value.asObject().orElse(JsonObject.EMPTY);
    }
}
