package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.List;
import java.util.Map;

/** Equality as JSON Schema means it: numbers by value, objects whatever their order. */
final class Sameness {
    private final Steps steps;

    Sameness(Steps steps) {
        this.steps = steps;
    }

    boolean of(JsonValue one, JsonValue other) {
        steps.take();
        return switch (one) {
            case JsonNumber(var number) ->
                    other instanceof JsonNumber(var its) && number.compareTo(its) == 0;
            case JsonArray(var items) -> other instanceof JsonArray(var its) && items(items, its);
            case JsonObject object -> other instanceof JsonObject its && members(object, its);
            default -> one.equals(other);
        };
    }

    boolean isAmong(JsonValue one, List<JsonValue> others) {
        return others.stream().anyMatch(other -> of(one, other));
    }

    private boolean items(List<JsonValue> some, List<JsonValue> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = of(some.get(i), others.get(i));
        }
        return same;
    }

    private boolean members(JsonObject one, JsonObject other) {
        return one.members().keySet().equals(other.members().keySet())
                && one.members().entrySet().stream().allMatch(member -> hasSame(other, member));
    }

    private boolean hasSame(JsonObject other, Map.Entry<String, JsonValue> member) {
        JsonValue its = other.members().get(member.getKey());
        return its != null && of(member.getValue(), its);
    }
}
