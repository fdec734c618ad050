package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.util.List;
import java.util.Map;

/** Rules that speak of arrays. */
final class ArrayRules {
    private final Schema schema;
    private final JsonObject rules;
    private final List<JsonValue> items;

    /**
     * @param rules all of the schema that the array must follow: rules refer to each other
     */
    ArrayRules(Schema schema, JsonObject rules, List<JsonValue> items) {
        this.schema = schema;
        this.rules = rules;
        this.items = items;
    }

    boolean hold(Map.Entry<String, JsonValue> rule, Sameness sameness) {
        JsonValue wanted = rule.getValue();
        return switch (rule.getKey()) {
            case "minItems" -> Rule.compare(items.size(), wanted) >= 0;
            case "maxItems" -> Rule.compare(items.size(), wanted) <= 0;
            case "uniqueItems" -> !Rule.flag(wanted) || areUnique(sameness);
            case "contains" -> items.stream().anyMatch(item -> schema.test(wanted, item));
            case "items" -> each(wanted);
            case "additionalItems" -> others(wanted);
            default -> true;
        };
    }

    private boolean each(JsonValue wanted) {
        if (wanted instanceof JsonArray(List<JsonValue> places)) {
            boolean holds = true;
            for (int i = 0; holds && i < Math.min(places.size(), items.size()); i++) {
                holds = schema.test(places.get(i), items.get(i));
            }
            return holds;
        }
        return items.stream().allMatch(item -> schema.test(wanted, item));
    }

    /** Speaks of items only behind those that have a schema of their own. */
    private boolean others(JsonValue wanted) {
        return !(rules.members().get("items") instanceof JsonArray(List<JsonValue> places))
                || items.stream().skip(places.size()).allMatch(item -> schema.test(wanted, item));
    }

    private boolean areUnique(Sameness sameness) {
        for (int i = 1; i < items.size(); i++) {
            if (sameness.isAmong(items.get(i), items.subList(0, i))) {
                return false;
            }
        }
        return true;
    }
}
