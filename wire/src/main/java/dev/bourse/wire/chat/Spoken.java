package dev.bourse.wire.chat;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The words in a message of any dialect: what people, models and tools said, never the arguments of
 * a call, reasoning, or media.
 */
final class Spoken {
    private static final Set<String> WORDS = Set.of("content", "text", "output");
    private static final Set<String> WAYS =
            Set.of("content", "parts", "output", "functionResponse", "function_response");
    private static final Set<String> SEALED = Set.of("thinking", "redacted_thinking", "reasoning");

    private final UnaryOperator<String> change;

    private Spoken(UnaryOperator<String> change) {
        this.change = change;
    }

    /** The message with each of its texts changed. */
    static JsonValue changed(JsonValue message, UnaryOperator<String> change) {
        return new Spoken(change).value(message);
    }

    private JsonValue value(JsonValue value) {
        return switch (value) {
            case JsonString(String text) -> new JsonString(change.apply(text));
            case JsonArray array -> new JsonArray(array.items().stream().map(this::value).toList());
            case JsonObject object -> inside(object);
            default -> value;
        };
    }

    private JsonObject inside(JsonObject object) {
        boolean sealed = SEALED.contains(object.text("type").orElse(""));
        return sealed || object.flag("thought").orElse(false) ? object : members(object);
    }

    private JsonObject members(JsonObject object) {
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.replaceAll(this::member);
        return new JsonObject(members);
    }

    private JsonValue member(String name, JsonValue value) {
        boolean wanted = (value instanceof JsonString ? WORDS : WAYS).contains(name);
        return wanted ? value(value) : name.equals("response") ? result(value) : value;
    }

    /** What a tool gave in Gemini's dialect: an object with members of any name. */
    private JsonValue result(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.replaceAll((_, one) -> one instanceof JsonString ? value(one) : one);
        return new JsonObject(members);
    }
}
