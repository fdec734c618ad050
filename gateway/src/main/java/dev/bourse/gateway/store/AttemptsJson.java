package dev.bourse.gateway.store;

import dev.bourse.domain.fact.AttemptRecord;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonBytes;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Attempts as a JSON column. */
final class AttemptsJson {
    private AttemptsJson() {}

    static String write(List<AttemptRecord> attempts) {
        JsonBytes out = new JsonBytes(false);
        out.array();
        attempts.forEach(attempt -> write(attempt, out));
        out.endArray();
        return new String(out.take(), StandardCharsets.UTF_8);
    }

    static List<AttemptRecord> read(String json) {
        return Json.parse(json).asItems().stream()
                .map(item -> attempt(item.asObject().orElse(JsonObject.EMPTY)))
                .toList();
    }

    private static void write(AttemptRecord attempt, JsonBytes out) {
        out.object();
        text("endpoint", attempt.endpoint(), out);
        text("provider", attempt.provider(), out);
        text("model", attempt.model(), out);
        number("status", attempt.status(), out);
        text("result", attempt.result(), out);
        number("latency_us", attempt.latencyMicros(), out);
        out.end();
    }

    private static void text(String name, String value, JsonBytes out) {
        out.name(name);
        out.text(Texts.key(value));
    }

    private static void number(String name, long value, JsonBytes out) {
        out.name(name);
        out.number(value);
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
