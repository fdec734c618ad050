package dev.bourse.wire.json;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value as an immutable tree. For the control plane; the data path scans bytes and builds no
 * tree.
 */
public sealed interface JsonValue {
    /** A JSON object; members keep their order. */
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member of that name; empty when absent or null. */
        public Optional<JsonValue> get(String name) {
            return Optional.ofNullable(members.get(name)).filter(value -> value != JsonNull.NULL);
        }

        /** The text of a string member; empty when absent, null or no string. */
        public Optional<String> text(String name) {
            return get(name).flatMap(JsonValue::asText);
        }

        /** The value of a number member; empty when absent, null or no number. */
        public Optional<BigDecimal> number(String name) {
            return get(name).flatMap(JsonValue::asNumber);
        }

        /** The value of a boolean member; empty when absent, null or no boolean. */
        public Optional<Boolean> flag(String name) {
            return get(name).flatMap(JsonValue::asFlag);
        }

        /** The elements of an array member; empty when absent, null or no array. */
        public List<JsonValue> items(String name) {
            return get(name).map(JsonValue::asItems).orElse(List.of());
        }

        /** An object member; an empty object when absent, null or no object. */
        public JsonObject object(String name) {
            return get(name).flatMap(JsonValue::asObject).orElse(EMPTY);
        }

        /** The object without members. */
        public static final JsonObject EMPTY = new JsonObject(Map.of());
    }

    /** A JSON array. */
    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    /** A JSON string. */
    record JsonString(String text) implements JsonValue {}

    /** A JSON number, exact. */
    record JsonNumber(BigDecimal number) implements JsonValue {}

    /** A JSON boolean. */
    record JsonFlag(boolean flag) implements JsonValue {}

    /** The JSON null. */
    enum JsonNull implements JsonValue {
        NULL
    }

    /** The text when this is a string. */
    default Optional<String> asText() {
        return this instanceof JsonString(String text) ? Optional.of(text) : Optional.empty();
    }

    /** The number when this is a number. */
    default Optional<BigDecimal> asNumber() {
        return this instanceof JsonNumber(BigDecimal number)
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The boolean when this is one. */
    default Optional<Boolean> asFlag() {
        return this instanceof JsonFlag(boolean flag) ? Optional.of(flag) : Optional.empty();
    }

    /** This when it is an object. */
    default Optional<JsonObject> asObject() {
        return this instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The elements when this is an array, else none. */
    default List<JsonValue> asItems() {
        return this instanceof JsonArray(List<JsonValue> items) ? items : List.of();
    }

    /**
     * Wraps plain Java values: maps with string keys, iterables, strings, numbers, booleans, null
     * and JSON values themselves.
     *
     * @throws IllegalArgumentException for anything else
     */
    static JsonValue of(@Nullable Object value) {
        return Wrapping.wrap(value);
    }
}
