package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonFlag;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A JSON Schema of draft 7, as callers write them for the arguments of tools. Nothing is fetched:
 * only references within the schema are followed. What can't be judged, because the schema makes no
 * sense or asks for too much work, is allowed; {@code format} is a remark, as the draft has it.
 */
final class Schema {
    private final JsonValue root;
    private final Steps steps;
    private final Sameness sameness;

    /** Whether there are documents within the document; null until somebody wants to know. */
    private @Nullable Boolean documents;

    /**
     * @param steps bounds the work
     */
    Schema(JsonValue root, Steps steps) {
        this.root = root;
        this.steps = steps;
        sameness = new Sameness(steps);
    }

    boolean allows(JsonValue value) {
        try {
            return test(root, value);
        } catch (UnjudgedException _) {
            return true;
        }
    }

    /** Whether a value follows a part of this schema. */
    boolean test(JsonValue schema, JsonValue value) {
        try {
            steps.enter();
            return switch (schema) {
                case JsonFlag(boolean flag) -> flag;
                case JsonObject rules -> holds(rules, value);
                default -> throw new UnjudgedException("a schema is an object or a boolean");
            };
        } finally {
            steps.leave();
        }
    }

    /** Beside a reference nothing else counts. */
    private boolean holds(JsonObject rules, JsonValue value) {
        JsonValue reference = rules.members().get("$ref");
        return reference == null
                ? rules.members().entrySet().stream().allMatch(rule -> holds(rules, rule, value))
                : test(resolved(Rule.text(reference)), value);
    }

    /**
     * What a reference means. A part with an {@code $id} of its own is another document, and what
     * is written inside of it is relative to that one: such schemas can't be judged.
     */
    private JsonValue resolved(String reference) {
        if (documents == null) {
            documents = inside(root).anyMatch(this::hasDocument);
        }
        if (documents) {
            throw new UnjudgedException("a reference between documents");
        }
        return Pointer.resolve(root, reference);
    }

    private boolean hasDocument(JsonValue value) {
        try {
            steps.enter();
            boolean own = value.asObject().flatMap(it -> it.text("$id")).isPresent();
            return own || inside(value).anyMatch(this::hasDocument);
        } finally {
            steps.leave();
        }
    }

    private static Stream<JsonValue> inside(JsonValue value) {
        return switch (value) {
            case JsonObject(var members) -> members.values().stream();
            case JsonArray(var items) -> items.stream();
            default -> Stream.empty();
        };
    }

    private boolean holds(JsonObject rules, Map.Entry<String, JsonValue> rule, JsonValue value) {
        JsonValue wanted = rule.getValue();
        return switch (rule.getKey()) {
            case "type" -> Types.allow(wanted, value);
            case "enum" -> sameness.isAmong(value, Rule.items(wanted));
            case "const" -> sameness.of(wanted, value);
            case "allOf" -> Rule.items(wanted).stream().allMatch(one -> test(one, value));
            case "anyOf" -> Rule.items(wanted).stream().anyMatch(one -> test(one, value));
            case "oneOf" -> matches(Rule.items(wanted), value) == 1;
            case "not" -> !test(wanted, value);
            case "if" -> condition(rules, wanted, value);
            default -> holdsFor(rules, rule, value);
        };
    }

    private boolean holdsFor(JsonObject rules, Map.Entry<String, JsonValue> rule, JsonValue value) {
        return switch (value) {
            case JsonNumber(var number) -> NumberRules.hold(rule.getKey(), rule.getValue(), number);
            case JsonString(String text) -> new TextRules(text, steps).hold(rule);
            case JsonArray(List<JsonValue> items) ->
                    new ArrayRules(this, rules, items).hold(rule, sameness);
            case JsonObject object -> new ObjectRules(this, rules, object).hold(rule);
            default -> true;
        };
    }

    private long matches(List<JsonValue> schemas, JsonValue value) {
        return schemas.stream().filter(one -> test(one, value)).count();
    }

    private boolean condition(JsonObject rules, JsonValue condition, JsonValue value) {
        JsonValue then = rules.members().get(test(condition, value) ? "then" : "else");
        return then == null || test(then, value);
    }

    /** Whether a text fits a pattern anywhere. */
    boolean fits(String pattern, String text) {
        return TextRules.fits(pattern, text, steps);
    }
}
