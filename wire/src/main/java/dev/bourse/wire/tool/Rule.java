package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonArray;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;

/** Reads what a rule of a schema requires; a rule of the wrong kind can't be judged. */
final class Rule {
    private Rule() {}

    static String text(JsonValue rule) {
        return rule.asText().orElseThrow(() -> senseless("a text"));
    }

    static BigDecimal number(JsonValue rule) {
        return rule.asNumber().orElseThrow(() -> senseless("a number"));
    }

    static boolean flag(JsonValue rule) {
        return rule.asFlag().orElseThrow(() -> senseless("true or false"));
    }

    static JsonObject object(JsonValue rule) {
        return rule.asObject().orElseThrow(() -> senseless("an object"));
    }

    static List<JsonValue> items(JsonValue rule) {
        if (rule instanceof JsonArray(List<JsonValue> items)) {
            return items;
        }
        throw senseless("an array");
    }

    /** Compares a size with a limit: below, at or above 0. */
    static int compare(long size, JsonValue limit) {
        return BigDecimal.valueOf(size).compareTo(number(limit));
    }

    private static UnjudgedException senseless(String what) {
        return new UnjudgedException("a rule is not " + what);
    }
}
