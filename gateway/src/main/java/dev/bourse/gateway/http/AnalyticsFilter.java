package dev.bourse.gateway.http;

import dev.bourse.gateway.store.Analysis.Condition;
import dev.bourse.gateway.store.Analysis.Operator;
import dev.bourse.gateway.store.Axis;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads one filter of an analytics query.
 *
 * @param name the member that it is in
 * @param tags whether it is about what the classifier says
 * @param item the filter
 */
record AnalyticsFilter(String name, boolean tags, JsonValue item) {
    private static final Set<String> MEMBERS =
            Set.of("field", "operator", "value", "include_unset");

    private static final int MOST_VALUES = 100;

    /**
     * @throws BadQuery when it makes no sense
     */
    Condition condition() {
        JsonObject members = item.asObject().orElseThrow(() -> bad("objects are expected"));
        AnalyticsWish.requireKnown(name, members, MEMBERS);
        Axis axis =
                members.text("field")
                        .flatMap(Axis::of)
                        .filter(it -> it.isTag() == tags)
                        .orElseThrow(() -> bad("field is a dimension"));
        Operator operator =
                members.text("operator")
                        .flatMap(Operator::of)
                        .orElseThrow(() -> bad("there is no such operator"));
        List<String> values = values(members, operator);
        return new Condition(axis, operator, outcomes(axis, values), isUnsetToo(members));
    }

    private boolean isUnsetToo(JsonObject filter) {
        return filter.get("include_unset")
                .map(value ->
                        value.asFlag().orElseThrow(() -> bad("include_unset is true or false")))
                .orElse(false);
    }

    private List<String> values(JsonObject members, Operator operator) {
        List<JsonValue> given =
                operator.takesMany()
                        ? members.items("value")
                        : members.get("value").stream().toList();
        List<String> values = given.stream().map(this::text).toList();
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw bad(
                    operator.takesMany()
                            ? "value is a list of 1 to " + MOST_VALUES
                            : "value is missing");
        }
        return values;
    }

    /** Outcomes are kept in capitals. */
    private static List<String> outcomes(Axis axis, List<String> values) {
        return axis == Axis.OUTCOME
                ? values.stream().map(it -> it.toUpperCase(Locale.ROOT)).toList()
                : values;
    }

    private String text(JsonValue value) {
        return value.asText()
                .or(() -> value.asNumber().map(BigDecimal::toPlainString))
                .orElseThrow(() -> bad("value is a text"));
    }

    private BadQuery bad(String why) {
        return new BadQuery(name, why);
    }
}
