package dev.bourse.gateway.store;

import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Attempts as a JSON column. */
final class AttemptsJson {
    private AttemptsJson() {}

    static String write(List<AttemptRecord> attempts) {
        return Json.text(JsonValue.of(attempts.stream().map(AttemptsJson::members).toList()));
    }

    static List<AttemptRecord> read(String json) {
        return Json.parse(json).asItems().stream()
                .map(item -> attempt(item.asObject().orElse(JsonObject.EMPTY)))
                .toList();
    }

    private static Map<String, Object> members(AttemptRecord attempt) {
        return Map.of(
                "endpoint", Texts.key(attempt.endpoint()),
                "provider", Texts.key(attempt.provider()),
                "model", Texts.key(attempt.model()),
                "status", attempt.status(),
                "result", Texts.key(attempt.result()),
                "latency_us", attempt.latencyMicros());
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
