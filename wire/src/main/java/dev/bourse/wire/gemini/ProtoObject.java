package dev.bourse.wire.gemini;

import dev.bourse.wire.json.JsonException;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An object whose members are asked for in camelCase and may be written in snake_case. */
record ProtoObject(JsonObject json) {
    static ProtoObject of(JsonValue value) {
        return new ProtoObject(value.asObject().orElse(JsonObject.EMPTY));
    }

    Optional<JsonValue> get(String camel) {
        return json.get(camel).or(() -> json.get(ProtoNames.snake(camel)));
    }

    Optional<String> text(String camel) {
        return get(camel).flatMap(JsonValue::asText);
    }

    Optional<BigDecimal> number(String camel) {
        return get(camel).flatMap(JsonValue::asNumber);
    }

    /**
     * A whole number.
     *
     * @throws JsonException when it is broken or too large
     */
    Optional<Long> whole(String camel) {
        try {
            return number(camel).map(BigDecimal::longValueExact);
        } catch (ArithmeticException _) {
            throw new JsonException("'" + camel + "' must be a whole number");
        }
    }

    Optional<Boolean> flag(String camel) {
        return get(camel).flatMap(JsonValue::asFlag);
    }

    ProtoObject object(String camel) {
        return new ProtoObject(get(camel).flatMap(JsonValue::asObject).orElse(JsonObject.EMPTY));
    }

    /** The items of an array; one that stands alone counts as an array of one. */
    List<JsonValue> items(String camel) {
        return get(camel).map(ProtoObject::items).orElse(List.of());
    }

    boolean isEmpty() {
        return json.members().isEmpty();
    }

    private static List<JsonValue> items(JsonValue value) {
        return value instanceof JsonArray(List<JsonValue> items) ? items : List.of(value);
    }
}
