package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.util.List;
import java.util.Map;

/** Rules that speak of objects. */
final class ObjectRules {
    private static final String PROPERTIES = "properties";
    private static final String PATTERNS = "patternProperties";

    private final Schema schema;
    private final JsonObject rules;
    private final Map<String, JsonValue> members;

    /**
     * @param rules all of the schema that the object must follow: rules refer to each other
     */
    ObjectRules(Schema schema, JsonObject rules, JsonObject object) {
        this.schema = schema;
        this.rules = rules;
        members = object.members();
    }

    boolean hold(Map.Entry<String, JsonValue> rule) {
        JsonValue wanted = rule.getValue();
        return switch (rule.getKey()) {
            case "minProperties" -> Rule.compare(members.size(), wanted) >= 0;
            case "maxProperties" -> Rule.compare(members.size(), wanted) <= 0;
            case "required" -> hasAll(Rule.items(wanted));
            case PROPERTIES -> named(Rule.object(wanted));
            case PATTERNS -> Rule.object(wanted).members().entrySet().stream().allMatch(this::fit);
            case "additionalProperties" -> others(wanted);
            case "propertyNames" ->
                    members.keySet().stream()
                            .allMatch(name -> schema.test(wanted, new JsonString(name)));
            case "dependencies" ->
                    Rule.object(wanted).members().entrySet().stream().allMatch(this::depends);
            default -> true;
        };
    }

    private boolean hasAll(List<JsonValue> names) {
        return names.stream().allMatch(name -> members.containsKey(Rule.text(name)));
    }

    private boolean named(JsonObject properties) {
        return properties.members().entrySet().stream().allMatch(this::follows);
    }

    private boolean follows(Map.Entry<String, JsonValue> property) {
        JsonValue value = members.get(property.getKey());
        return value == null || schema.test(property.getValue(), value);
    }

    private boolean fit(Map.Entry<String, JsonValue> pattern) {
        return members.entrySet().stream()
                .filter(member -> schema.fits(pattern.getKey(), member.getKey()))
                .allMatch(member -> schema.test(pattern.getValue(), member.getValue()));
    }

    private boolean others(JsonValue wanted) {
        return members.entrySet().stream()
                .filter(member -> isOther(member.getKey()))
                .allMatch(member -> schema.test(wanted, member.getValue()));
    }

    /** Whether no other rule speaks of that member. */
    private boolean isOther(String name) {
        return !rules.object(PROPERTIES).members().containsKey(name)
                && rules.object(PATTERNS).members().keySet().stream()
                        .noneMatch(pattern -> schema.fits(pattern, name));
    }

    private boolean depends(Map.Entry<String, JsonValue> dependency) {
        return !members.containsKey(dependency.getKey())
                || (dependency.getValue() instanceof JsonArray(List<JsonValue> names)
                        ? hasAll(names)
                        : schema.test(dependency.getValue(), new JsonObject(members)));
    }
}
