package dev.bourse.wire.tool;

import dev.bourse.wire.json.JsonValue;

import java.math.BigDecimal;

/** Rules that speak of numbers. */
final class NumberRules {
    private NumberRules() {}

    static boolean hold(String name, JsonValue rule, BigDecimal value) {
        return switch (name) {
            case "minimum" -> value.compareTo(Rule.number(rule)) >= 0;
            case "maximum" -> value.compareTo(Rule.number(rule)) <= 0;
            case "exclusiveMinimum" -> value.compareTo(Rule.number(rule)) > 0;
            case "exclusiveMaximum" -> value.compareTo(Rule.number(rule)) < 0;
            case "multipleOf" -> isMultiple(value, Rule.number(rule));
            default -> true;
        };
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal unit) {
        if (unit.signum() <= 0) {
            throw new UnjudgedException("a multiple of nothing");
        }
        return value.remainder(unit).signum() == 0;
    }
}
