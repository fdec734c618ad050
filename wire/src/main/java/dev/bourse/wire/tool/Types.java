package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonFlag;
import dev.bourse.wire.json.JsonValue.JsonNull;
import dev.bourse.wire.json.JsonValue.JsonNumber;
import dev.bourse.wire.json.JsonValue.JsonObject;
import dev.bourse.wire.json.JsonValue.JsonString;

import java.math.BigDecimal;
import java.util.List;

/** The rule {@code type}: one name, or several of which one must fit. */
final class Types {
    private Types() {}

    static boolean allow(JsonValue wanted, JsonValue value) {
        return wanted instanceof JsonArray(List<JsonValue> names)
                ? names.stream().anyMatch(name -> is(Rule.text(name), value))
                : is(Rule.text(wanted), value);
    }

    private static boolean is(String type, JsonValue value) {
        return switch (type) {
            case "object" -> value instanceof JsonObject;
            case "array" -> value instanceof JsonArray;
            case "string" -> value instanceof JsonString;
            case "boolean" -> value instanceof JsonFlag;
            case "null" -> value == JsonNull.NULL;
            case "number" -> value instanceof JsonNumber;
            case "integer" -> value instanceof JsonNumber(BigDecimal number) && isWhole(number);
            default -> throw new UnjudgedException("no such type: " + type);
        };
    }

    /** 1.0 is an integer since draft 6. */
    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
