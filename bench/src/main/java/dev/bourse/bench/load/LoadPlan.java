package dev.bourse.bench.load;

import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue;
import dev.bourse.wire.json.JsonValue.JsonObject;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One load on one target. With {@code perSecond} zero the loop is closed: each connection asks
 * again as soon as it was answered. Otherwise requests start at that rate whatever the answers do,
 * and latency counts from the moment at which a request should have started, so that a stall is
 * seen in every request it delays.
 *
 * @param bodyBytes how long the body of a request is
 * @param rampMillis over which the connections open, at seeded random moments
 * @param settleMillis between the moment when every connection has been served and the window
 * @param windowMillis of which the report tells
 */
public record LoadPlan(
        Target target,
        AnswerShape shape,
        int bodyBytes,
        int connections,
        int perSecond,
        int rampMillis,
        int settleMillis,
        int windowMillis) {
    public LoadPlan {
        if (connections < 1 || perSecond < 0 || windowMillis < 1) {
            throw new IllegalArgumentException("no load in " + connections + " connections");
        }
    }

    /** One line for the generator's standard input. */
    String line() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("port", target.port());
        members.put("path", target.path());
        members.put("model", target.model());
        members.put("headers", target.headers());
        members.put("chunks", shape.chunks());
        members.put("every_ms", shape.everyMillis());
        members.put("body_bytes", bodyBytes);
        members.put("connections", connections);
        members.put("per_second", perSecond);
        members.put("ramp_ms", rampMillis);
        members.put("settle_ms", settleMillis);
        members.put("window_ms", windowMillis);
        return Json.text(JsonValue.of(members));
    }

    /** Reads what {@link #line()} wrote. */
    static LoadPlan parse(String line) {
        JsonObject json = Json.parse(line).asObject().orElseThrow();
        return new LoadPlan(
                target(json),
                new AnswerShape(number(json, "chunks"), number(json, "every_ms")),
                number(json, "body_bytes"),
                number(json, "connections"),
                number(json, "per_second"),
                number(json, "ramp_ms"),
                number(json, "settle_ms"),
                number(json, "window_ms"));
    }

    private static Target target(JsonObject json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.object("headers")
                .members()
                .forEach((name, value) -> headers.put(name, value.asText().orElseThrow()));
        String path = json.text("path").orElseThrow();
        return new Target(number(json, "port"), path, json.text("model").orElseThrow(), headers);
    }

    private static int number(JsonObject json, String name) {
        return json.number(name).map(BigDecimal::intValueExact).orElseThrow();
    }
}
