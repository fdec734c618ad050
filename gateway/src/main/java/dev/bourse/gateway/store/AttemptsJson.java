package dev.bourse.gateway.store;

import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;

/** Attempts as wide tables had them, in a JSON column. */
final class AttemptsJson {
    private AttemptsJson() {}

    static List<AttemptRecord> read(String json) {
        return Json.parse(json).asItems().stream()
                .map(item -> attempt(item.asObject().orElse(JsonObject.EMPTY)))
                .toList();
    }

    private static AttemptRecord attempt(JsonObject members) {
        return new AttemptRecord(
                members.text("endpoint").orElse(""),
                members.text("provider").orElse(""),
                members.text("model").orElse(""),
                members.number("status").map(BigDecimal::intValueExact).orElse(0),
                members.text("result").orElse(""),
                members.number("latency_us").map(BigDecimal::longValueExact).orElse(0L));
    }
}
